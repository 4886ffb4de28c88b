/**
 * What a workload is made of, apart from who sends it when: lengths of prompts and answers drawn from distributions, and
 * recorded traces that are read line by line. Knows no Gatling.
 */
package inference.workload;
