package io.millrace.common.webhook;

/**
 * Which webhooks are received.
 *
 * @param path where they are posted to
 * @param sender who sends them, for a person to read
 * @param accepted the HTTP status of one that is stored, or not needed
 */
public record WebhookKind(String path, String sender, int accepted) {}
