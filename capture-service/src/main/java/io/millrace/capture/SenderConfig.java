package io.millrace.capture;

import io.millrace.common.settings.SettingsReader;
import java.util.function.Function;

/**
 * Whose webhooks are accepted.
 *
 * @param account the Fluent account
 * @param retailer its retailer
 */
record SenderConfig(String account, String retailer) {

    static SenderConfig from(SettingsReader settings) {
        return new SenderConfig(
                settings.required("CAPTURE_ACCOUNT", Function.identity(),
                        "the Fluent account whose webhooks are accepted: what they call accountId"),
                settings.text("FLUENT_RETAILER_ID", "Fluent's id of the retailer"));
    }

    boolean sent(FluentWebhook webhook) {
        return account.equals(webhook.account()) && retailer.equals(webhook.retailer());
    }
}
