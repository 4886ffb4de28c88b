/** Warm-up of the load generator: a server that costs next to nothing, and hints to the JIT compiler. */
package inference.warmup;
