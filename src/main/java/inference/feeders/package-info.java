/** Test data: prompts, conversations, cases. Files are checked when they are read; errors name the file and the line. */
package inference.feeders;
