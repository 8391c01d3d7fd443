package io.millrace.gateway;

import io.millrace.common.event.TraceParent;
import io.millrace.common.webhook.Admission;
import io.millrace.common.webhook.Call;
import io.millrace.common.webhook.Deadline;
import io.millrace.common.webhook.Reception;

/** Elastic Path's webhooks: the secret is in a header, the event in the body. For any thread. */
record GatewayReception(Doorkeeper doorkeeper, Intake intake) implements Reception {

    @Override
    public boolean admits(Call call) {
        return doorkeeper.knows(call.header(GatewayConfig.SECRET_HEADER));
    }

    @Override
    public Admission admit(Call call, byte[] body, Deadline until) {
        return intake.admit(body, call.header(TraceParent.HEADER), until);
    }
}
