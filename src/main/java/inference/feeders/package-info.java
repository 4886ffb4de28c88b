/** Test data: prompts, conversations, cases. What a file holds is checked when it is read, and named by file and line. */
package inference.feeders;
