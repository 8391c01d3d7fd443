package io.millrace.lab;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.annotation.Annotation;

/** Holds for a class whose package carries an annotation. */
final class NullMarkedPackages extends ArchCondition<JavaClass> {
    private final Class<? extends Annotation> annotation;

    NullMarkedPackages(Class<? extends Annotation> annotation) {
        super("reside in a package with @" + annotation.getSimpleName());
        this.annotation = annotation;
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
        events.add(new SimpleConditionEvent(item, item.getPackage().isAnnotatedWith(annotation),
                item.getPackageName() + " has no package-info with @" + annotation.getSimpleName()));
    }
}
