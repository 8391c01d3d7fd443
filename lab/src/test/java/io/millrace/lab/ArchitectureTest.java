package io.millrace.lab;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.millrace.common.service.Launcher;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What the enforcer cannot see: it knows modules, this knows classes. */
class ArchitectureTest {
    private static final String[] SERVICES = {"io.millrace.gateway..", "io.millrace.transformer..",
            "io.millrace.sink..", "io.millrace.capture.."};
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.millrace");

    @Test
    void shouldKnowNoServiceWhenItIsCommonOrSandbox() {
        noClasses().that().resideInAnyPackage("io.millrace.common..", "io.millrace.sandbox..")
                .should().dependOnClassesThat().resideInAnyPackage(SERVICES).check(ALL);
    }

    @Test
    void shouldKnowNoOtherServiceWhenItIsAService() {
        for (var service : SERVICES) {
            for (var other : SERVICES) {
                if (!service.equals(other)) {
                    noClasses().that().resideInAPackage(service)
                            .should().dependOnClassesThat().resideInAPackage(other).check(ALL);
                }
            }
            noClasses().that().resideInAPackage(service)
                    .should().dependOnClassesThat().resideInAnyPackage("io.millrace.sandbox..", "io.millrace.lab..")
                    .check(ALL);
        }
    }

    @Test
    void shouldKeepPackagesFreeOfCycles() {
        slices().matching("io.millrace.(**)").should().beFreeOfCycles().check(ALL);
    }

    @Test
    void shouldReadTheEnvironmentAndEndTheProcessOnlyInMain() {
        noClasses().that().doNotHaveSimpleName("Main").and().haveSimpleNameNotEndingWith("Main")
                .should().callMethod(System.class, "exit", int.class)
                .orShould().callMethod(System.class, "getenv")
                .orShould().callMethod(System.class, "getenv", String.class).check(ALL);
    }

    @Test
    void shouldTakeTheTimeFromAParameterWhenItIsAService() {
        noClasses().that().resideInAnyPackage(SERVICES).or().resideInAPackage("io.millrace.common..")
                .should().callMethod(Instant.class, "now")
                .orShould().callMethod(System.class, "currentTimeMillis")
                .orShould().callMethod(Clock.class, "systemUTC").check(ALL);
    }

    @Test
    void shouldHoldNoStateThatChangesInStaticFields() {
        fields().that().areStatic().and().areDeclaredInClassesThat().resideInAnyPackage(SERVICES)
                .should().beFinal().check(ALL);
    }

    @Test
    void shouldSayWhatMayBeNullInEachPackage() {
        classes().that().resideInAPackage("io.millrace..").and().areTopLevelClasses()
                .should().resideInAPackage("io.millrace..")
                .andShould(new NullMarkedPackages(NullMarked.class)).check(ALL);
    }

    @Test
    void shouldBeFinalWhenItIsAClassOfAService() {
        classes().that().resideInAnyPackage(SERVICES).and().areNotInterfaces().and().areNotEnums()
                .and().areTopLevelClasses().and().doNotHaveSimpleName("package-info")
                .should().haveModifier(JavaModifier.FINAL).check(ALL);
    }

    @Test
    void shouldStartThroughTheLauncherWhenItIsAMainOfAService() {
        classes().that().resideInAnyPackage(SERVICES).and().haveSimpleName("Main")
                .should().dependOnClassesThat().areAssignableTo(Launcher.class).check(ALL);
    }
}
