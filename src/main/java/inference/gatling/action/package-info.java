/** Steps of scenarios: generations, pages and operations on models, and the protocol that they share. */
package inference.gatling.action;
