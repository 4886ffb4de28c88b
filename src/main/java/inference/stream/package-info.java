/**
 * Reads answers as they arrive: bytes become events (SSE, lines of JSON, one document), and events what is known of the
 * generation ({@link inference.stream.StreamState}). Knows neither Gatling nor a clock: times are given to it.
 */
package inference.stream;
