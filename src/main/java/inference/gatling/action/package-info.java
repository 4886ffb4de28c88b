/** The steps of a scenario: a generation with its checks, an operation on a model, a page, the warm-up of the client. */
package inference.gatling.action;
