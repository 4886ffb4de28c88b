/**
 * Reads what a server uses while it works: its memory, processor time, KV cache, queue. No Gatling here; the sampling beside
 * a load is {@code inference.gatling.record}.
 */
package inference.resource;
