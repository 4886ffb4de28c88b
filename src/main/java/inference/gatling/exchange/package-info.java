/** One request on the wire, from t0 to its single outcome: deadlines, connections, corrections of Gatling's HTTP client. */
package inference.gatling.exchange;
