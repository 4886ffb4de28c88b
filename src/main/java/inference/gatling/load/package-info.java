/** Load: injection profiles, budgets, arrivals, levels, and the prompts dealt to users. */
package inference.gatling.load;
