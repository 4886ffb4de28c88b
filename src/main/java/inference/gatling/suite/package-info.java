/** Runs simulations one after the other, each in a JVM of its own, and sums them up. */
package inference.gatling.suite;
