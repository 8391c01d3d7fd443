package io.millrace.common.fluent;

import io.millrace.common.settings.Secret;
import io.millrace.common.settings.SettingsReader;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where Fluent is and how to log in (fluent reference, 1.1).
 *
 * @param url the account's address, without a path
 * @param username of an API user
 * @param password of that user
 * @param clientId of the retailer's API client
 * @param clientSecret of that client
 * @param account sent as {@code fluent.account} when set
 */
public record FluentConfig(URI url, String username, Secret password, String clientId, Secret clientSecret,
        Optional<String> account) {

    /** Reads the settings; problems are collected by {@code settings}. */
    public static FluentConfig from(SettingsReader settings) {
        return new FluentConfig(
                settings.address("FLUENT_URL",
                        "the Fluent account's address, such as https://ACCOUNT.sandbox.api.fluentretail.com"),
                settings.text("FLUENT_USERNAME", "the user to log in as"),
                settings.secret("FLUENT_PASSWORD", "that user's password"),
                settings.text("FLUENT_CLIENT_ID", "the id of the API client"),
                settings.secret("FLUENT_CLIENT_SECRET", "the secret of the API client"),
                settings.maybe("FLUENT_ACCOUNT", Function.identity(), "the account's id, sent as fluent.account"));
    }

    /** The address of a path below the account's. */
    URI at(String path) {
        return URI.create(url.toString().replaceFirst("/+$", "") + path);
    }
}
