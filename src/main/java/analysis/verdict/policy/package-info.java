/** Policy of a verdict: limits, rules and objectives, and the language in which {@code policy.json} and options write them. */
package analysis.verdict.policy;
