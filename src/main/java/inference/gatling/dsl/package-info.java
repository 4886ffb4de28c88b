/** DSL that simulations import: {@code llm()}, {@code generate()} and the checks; see {@code docs/dsl.md}. */
package inference.gatling.dsl;
