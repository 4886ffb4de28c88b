/** What the load generator is warmed up with: a server that costs next to nothing, and a JVM that is told what to compile. */
package inference.warmup;
