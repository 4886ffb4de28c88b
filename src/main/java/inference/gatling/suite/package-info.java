/** Suites: simulations that run one after another in other JVMs, and their index. */
package inference.gatling.suite;
