package io.millrace.common.elasticpath;

import io.millrace.common.settings.Secret;
import io.millrace.common.settings.SettingsReader;
import java.net.URI;
import java.util.Optional;

/**
 * Where Elastic Path is and how to log in (elastic-path reference, 2).
 *
 * @param url the region's address, without a path
 * @param tokenUrl where tokens are given, when that is not below {@code url}
 * @param clientId of the application key
 * @param clientSecret of that key
 */
public record ElasticPathConfig(URI url, Optional<URI> tokenUrl, String clientId, Secret clientSecret) {

    /** Reads the settings; problems are collected by {@code settings}. */
    public static ElasticPathConfig from(SettingsReader settings) {
        return new ElasticPathConfig(
                settings.address("ELASTIC_PATH_URL",
                        "the region's address, such as https://euwest.api.elasticpath.com"),
                settings.maybe("ELASTIC_PATH_TOKEN_URL", SettingsReader::httpAddress,
                        "where tokens are given; /oauth/access_token of the region when it is not set"),
                settings.text("ELASTIC_PATH_CLIENT_ID", "the client id of the application key"),
                settings.secret("ELASTIC_PATH_CLIENT_SECRET", "the client secret of the application key"));
    }

    /** The address of a path below the region's, with its query. */
    URI at(String path) {
        return URI.create(url.toString().replaceFirst("/+$", "") + path);
    }

    /** Where tokens are given. */
    URI tokens() {
        return tokenUrl.orElseGet(() -> at("/oauth/access_token"));
    }
}
