package io.millrace.transformer.template;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Parser;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The syntax tree of a compiled expression, as far as it holds regular expressions. JSONata keeps the tree to itself,
 * so it is read by reflection, once for each compilation; it is what will run, where a scan of the text would be a
 * guess. A version of the library with other fields fails to load this class, and with it every template.
 */
final class SyntaxTree {
    private static final Field ROOT = field(Jsonata.class, "ast");
    private static final Field TYPE = field(Parser.Symbol.class, "type");
    private static final Field VALUE = field(Parser.Symbol.class, "value");
    private static final Field POSITION = field(Parser.Symbol.class, "position");

    private final Function<Literal, Object> replacement;
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private SyntaxTree(Function<Literal, Object> replacement) {
        this.replacement = replacement;
    }

    /**
     * A regular expression that stands in a template.
     *
     * @param pattern as the parser compiled it
     * @param position of its end in the text
     */
    record Literal(Pattern pattern, int position) {}

    /** Puts another value in the place of each regular expression. */
    static void replaceLiterals(Jsonata expression, Function<Literal, Object> replacement) {
        new SyntaxTree(replacement).visit(read(ROOT, expression));
    }

    private void visit(@Nullable Object node) {
        switch (node) {
            case Parser.Symbol symbol when seen.add(symbol) -> visit(symbol);
            case Collection<?> nodes -> nodes.forEach(this::visit);
            case Object[] nodes -> {
                for (var each : nodes) {
                    visit(each);
                }
            }
            case null, default -> {}
        }
    }

    private void visit(Parser.Symbol symbol) {
        if ("regex".equals(read(TYPE, symbol)) && read(VALUE, symbol) instanceof Pattern pattern
                && read(POSITION, symbol) instanceof Integer position) {
            write(VALUE, symbol, replacement.apply(new Literal(pattern, position)));
        }
        Class<?> type = symbol.getClass();
        while (Parser.Symbol.class.isAssignableFrom(type)) {
            for (var child : type.getDeclaredFields()) {
                if (!child.getType().isPrimitive() && !Modifier.isStatic(child.getModifiers())) {
                    child.setAccessible(true);
                    visit(read(child, symbol));
                }
            }
            type = type.getSuperclass();
        }
    }

    private static Field field(Class<?> type, String name) {
        try {
            var field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("this version of JSONata has no " + type.getName() + "." + name, e);
        }
    }

    private static @Nullable Object read(Field field, Object from) {
        try {
            return field.get(from);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("the field was made accessible: " + field, e);
        }
    }

    private static void write(Field field, Object to, Object value) {
        try {
            field.set(to, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("the field was made accessible: " + field, e);
        }
    }
}
