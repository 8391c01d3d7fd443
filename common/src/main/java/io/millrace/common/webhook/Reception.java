package io.millrace.common.webhook;

/** What is particular to one kind of webhooks: who may send them, and what becomes of one. For any thread. */
public interface Reception {

    /**
     * Whether the headers are such that the body is worth reading: it comes before anything that costs memory or a
     * place in flight.
     */
    boolean admits(Call call);

    /**
     * Decides about a webhook, and stores it should it be needed. Blocks until the brokers have it, or {@code until}.
     * Never throws for what the body holds or the brokers fail to do.
     *
     * @param call its headers; its body has been read
     * @param body all bytes of it, as they came
     */
    Admission admit(Call call, byte[] body, Deadline until);
}
