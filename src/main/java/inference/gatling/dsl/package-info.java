/** The DSL that a simulation imports: {@code llm()}, {@code generate()} and the checks. {@code docs/dsl.md} describes every element. */
package inference.gatling.dsl;
