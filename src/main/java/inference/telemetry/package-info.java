/**
 * Live telemetry of a run: figures of the last seconds, and metrics for Prometheus and OTLP under the names of
 * OpenTelemetry's conventions for generative AI. It runs off the event loops and needs no Gatling.
 */
package inference.telemetry;
