/** One generation on the wire, from t0 to its only outcome: deadlines, connections, what the HTTP client does wrong. */
package inference.gatling.exchange;
