/**
 * Contents of a workload: lengths of prompts and answers drawn from distributions, rate profiles, and recorded traces that are
 * read line by line. Independent of Gatling.
 */
package inference.workload;
