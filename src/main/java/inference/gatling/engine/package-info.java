/** Access to Gatling internals that are not public API and may change with its next version. */
package inference.gatling.engine;
