package io.millrace.sandbox.http;

import io.millrace.common.start.CannotStart;

/**
 * What {@link ControlPages} can do to a simulator. Safe for any thread.
 *
 * @param <S> all switches, of which any may be left out
 */
public interface Switches<S> {

    /**
     * Understands a request's body.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    S read(byte[] body);

    /** Whether nobody could ask this port again once they are set. */
    boolean closesPort(S settings);

    /**
     * Sets what is named and leaves the rest.
     *
     * @throws CannotStart when the port cannot be listened on again; all else is set then
     */
    void set(S settings) throws CannotStart;

    /**
     * Ends every fault.
     *
     * @throws CannotStart when the port cannot be listened on again
     */
    void clear() throws CannotStart;

    /** What is set now, as JSON that can be read again. */
    byte[] shown();

    /** Makes all tokens of now invalid. */
    void revokeTokens();
}
