/**
 * Makes an anonymised trace, which {@code Replay} sends again, of what servers or this tool recorded: times, lengths, sessions and
 * shared beginnings of prompts, and no text.
 */
package inference.workload.recording;
