package io.millrace.transformer.template;

/**
 * What is counted of the templates themselves.
 *
 * <ul>
 * <li>Exactly one bundle is in use at any time.
 * <li>Alert while a bundle is refused: someone changed a template, and it is not what renders events.
 * </ul>
 */
public interface TemplateMetrics {
    /** This bundle renders events from now on; nothing is refused. */
    void live(String bundle);

    /** A change was refused, and the bundle before it goes on. Called once for each content that is refused. */
    void refused();

    /** The folder holds again what is in use. */
    void settled();
}
