/**
 * Recording of anonymised traces for {@code Replay} from logs or runs: times, lengths, sessions and shared prefixes of prompts, but
 * no text.
 */
package inference.workload.recording;
