package io.millrace.transformer.template;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A compiled JSONata expression with bounds on time, depth and output. Not safe for threads, as JSONata's instances are
 * not: each thread compiles its own.
 */
final class Template {
    /** Longer than any pause of the process: it stops what never ends, and nothing that is only slow. */
    private static final long MAX_MILLIS = 5_000;
    private static final int MAX_DEPTH = 200;
    /** Fluent takes requests of 2 MB (fluent reference, 2.3). */
    private static final int MAX_CHARACTERS = 1_000_000;
    private static final String CODE = "[A-Z]\\d{4}";
    private static final String HIDDEN = "…";

    private final TemplateSource source;
    private final Jsonata expression;

    private Template(TemplateSource source, Jsonata expression) {
        this.source = source;
        this.expression = expression;
    }

    /**
     * Compiles for this thread.
     *
     * @throws TemplateFailure when the text is not JSONata
     */
    static Template compile(TemplateSource source, TemplateConfig config) throws TemplateFailure {
        try {
            var expression = Jsonata.jsonata(source.text());
            expression.setValidateInput(false);
            expression.assign("config", config.bindings());
            new TemplateFunctions(config.decimalPlaces()).registerIn(expression);
            return new Template(source, expression);
        } catch (JException e) {
            throw failure(source, e, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            throw new TemplateFailure(Problem.of(source.file(), "is not JSONata: " + e.getMessage()));
        }
    }

    TemplateSource source() {
        return source;
    }

    /**
     * Runs it on an event.
     *
     * @param mutation what {@code $mutation} is
     * @throws TemplateFailure when it fails, or goes over a bound
     */
    JsonNode evaluate(Object envelope, String mutation) throws TemplateFailure {
        var bindings = expression.createFrame();
        bindings.bind("mutation", (Object) mutation);
        bindings.setRuntimeBounds(MAX_MILLIS, MAX_DEPTH);
        try {
            return JsonataValue.toJson(expression.evaluate(envelope, bindings), MAX_CHARACTERS);
        } catch (TemplateFunctions.Complaint e) {
            throw failure(source, e, String.valueOf(e.getCurrent()));
        } catch (JException e) {
            throw failure(source, e, withoutValues(e));
        } catch (JsonataValue.Unusable e) {
            throw new TemplateFailure(Problem.of(source.file(), String.valueOf(e.getMessage())));
        } catch (RuntimeException | StackOverflowError e) {
            // The message may quote the event.
            throw new TemplateFailure(Problem.of(source.file(), "failed with " + e.getClass().getSimpleName()));
        }
    }

    private static TemplateFailure failure(TemplateSource source, JException e, String what) {
        return new TemplateFailure(new Problem(source.file(), source.lineAt(e.getLocation()),
                Optional.of(e.getError()).filter(error -> error.matches(CODE)), what));
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
