package io.millrace.lab.pipeline;

/**
 * Where everything listens, on this machine only. 0 takes any free port.
 *
 * @param kafka the broker
 * @param elasticPath the Elastic Path simulator
 * @param fluent the Fluent simulator
 * @param gateway the webhooks
 * @param gatewayOperations the gateway's health and metrics
 * @param transformerOperations the transformer's
 * @param sinkOperations the sink's
 * @param readerOperations the reader's
 * @param capture the webhooks of Fluent
 * @param captureOperations the capture service's health and metrics
 */
public record PipelinePorts(int kafka, int elasticPath, int fluent, int gateway, int gatewayOperations,
        int transformerOperations, int sinkOperations, int readerOperations, int capture, int captureOperations) {
    /** The ports of the demo. */
    public static final PipelinePorts USUAL = new PipelinePorts(9092, 8081, 8082, 8080, 9081, 9082, 9083, 9085, 8085,
            9084);
    /** Any free ports. */
    public static final PipelinePorts FREE = new PipelinePorts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
