/** Load: injection profiles, budgets, arrival schedules, levels, and the prompts dealt to users. */
package inference.gatling.load;
