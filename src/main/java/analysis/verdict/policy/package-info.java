/** Policies: limits, rules and objectives, and the language in which {@code policy.json} and options express them. */
package analysis.verdict.policy;
