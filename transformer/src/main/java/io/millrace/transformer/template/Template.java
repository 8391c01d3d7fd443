package io.millrace.transformer.template;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.JFunction;
import io.millrace.transformer.template.TemplateFunctions.Complaint;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A compiled JSONata expression with bounds on time, depth and regular expressions. Not safe for threads, as JSONata's
 * instances are not: each thread compiles its own.
 */
final class Template {
    private static final String CODE = "[A-Z]\\d{4}";
    private static final String HIDDEN = "…";

    private final TemplateSource source;
    private final Jsonata expression;
    private final Bounds bounds = new Bounds(System::nanoTime);
    private final boolean asksTime;

    private Template(TemplateSource source, Jsonata expression) {
        this.source = source;
        this.expression = expression;
        asksTime = source.mentions("eventTime");
    }

    /**
     * Compiles for this thread.
     *
     * @throws TemplateFailure when the text is not JSONata, or holds a regular expression that may run without an end
     */
    static Template compile(TemplateSource source, TemplateConfig config) throws TemplateFailure {
        try {
            var expression = Jsonata.jsonata(source.text());
            expression.setValidateInput(false);
            expression.setOutputConvertNulls(false);
            expression.assign("config", config.bindings());
            new TemplateFunctions(config.decimalPlaces()).registerIn(expression);
            bound(expression, source);
            return new Template(source, expression);
        } catch (JException e) {
            throw failure(source, e, String.valueOf(e.getMessage()));
        } catch (PatternSyntaxException e) {
            throw new TemplateFailure(Problem.at(source.file(), source.lineOfText("/" + e.getPattern() + "/"),
                    "/" + e.getPattern() + "/ is not a regular expression: " + e.getDescription()));
        } catch (RuntimeException | StackOverflowError e) {
            throw new TemplateFailure(Problem.of(source.file(), "is not JSONata: " + e.getMessage()));
        }
    }

    private static void bound(Jsonata expression, TemplateSource source) throws TemplateFailure {
        var problems = new LinkedHashSet<Problem>();
        SyntaxTree.replaceLiterals(expression, literal -> {
            for (var objection : RegexRules.objections(literal.pattern())) {
                problems.add(Problem.at(source.file(), source.lineAt(literal.position()),
                        "/" + literal.pattern() + "/ " + objection + ", which may take for ever on some text"));
            }
            return new BoundedRegex(literal.pattern());
        });
        if (!problems.isEmpty()) {
            throw new TemplateFailure(List.copyOf(problems));
        }
    }

    TemplateSource source() {
        return source;
    }

    /** What is told to one evaluation beside its input. */
    record Told(JsonNode envelope, String mutation, Optional<ProductPart> product) {}

    /**
     * Runs it on an event.
     *
     * @param input the envelope, as {@link JsonView} makes it
     * @return JSONata's maps, lists, texts and numbers; null for nothing
     * @throws TemplateFailure when it fails, or goes over a bound
     */
    @Nullable
    Object evaluate(@Nullable Object input, Told told) throws TemplateFailure {
        var bindings = expression.createFrame();
        bindings.bind("mutation", (Object) told.mutation());
        told.product().ifPresent(product -> bindings.bind("product", (Object) product.bindings()));
        if (asksTime) {
            bindings.bind("eventTime", new JFunction((_, _) -> EventTime.of(told.envelope()), null));
        }
        bounds.begin(bindings);
        try {
            return expression.evaluate(input, bindings);
        } catch (Complaint e) {
            throw failure(source, e, String.valueOf(e.getCurrent()));
        } catch (JException e) {
            throw failure(source, e, withoutValues(e));
        } catch (RuntimeException | StackOverflowError e) {
            // The message may quote the event.
            throw new TemplateFailure(Problem.of(source.file(), "failed with " + e.getClass().getSimpleName()));
        }
    }

    private static TemplateFailure failure(TemplateSource source, JException e, String what) {
        return new TemplateFailure(new Problem(Optional.of(source.file()), source.lineAt(e.getLocation()),
                Optional.ofNullable(e.getError()).filter(error -> error.matches(CODE)), what));
    }

    /** JSONata's own sentence; what it quotes is shown only where it stands in the template too. */
    private String withoutValues(JException e) {
        return e.getError().matches(CODE)
                ? JException.msg(e.getError(), -1, ifOurs(e.getCurrent()), ifOurs(e.getExpected()))
                : e.getError();
    }

    private String ifOurs(Object quoted) {
        var text = String.valueOf(quoted);
        return source.text().contains(text) ? text : HIDDEN;
    }
}
