package inference.workload.recording;

import java.util.List;

/**
 * Request to be written to a trace.
 *
 * @param atMs send time, epoch ms
 * @param input tokens of its prompt, 1 or more
 * @param output tokens of its answer, 0 or more
 * @param session hash of its conversation's id; empty without one
 * @param blocks ids of its prompt's blocks; empty if unknown
 */
record TraceEntry(long atMs, int input, int output, String session, List<Long> blocks) {}
