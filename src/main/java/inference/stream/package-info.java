/**
 * Parsing of answers as they arrive: bytes to events (SSE, JSON lines, a single document), and events to the state of the
 * generation ({@link inference.stream.StreamState}). Independent of Gatling; reads no clock.
 */
package inference.stream;
