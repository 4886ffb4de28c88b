/** Warm-up of the load generator: a server that needs little CPU time, and control of the JIT compilers. */
package inference.warmup;
