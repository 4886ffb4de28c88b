/**
 * Resource use of a server: memory, CPU time, KV cache, queue. It needs no Gatling; {@code inference.gatling.record}
 * samples it during a run.
 */
package inference.resource;
