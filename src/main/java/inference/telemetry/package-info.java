/**
 * A run while it goes on: figures of the last seconds, and metrics, read by Prometheus or sent by OTLP, under the names of
 * OpenTelemetry's conventions for generative AI. Off the event loops; no Gatling here.
 */
package inference.telemetry;
