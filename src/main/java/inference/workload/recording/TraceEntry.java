package inference.workload.recording;

import java.util.List;

/**
 * A request as a trace has it.
 *
 * @param atMs when it was sent, epoch ms
 * @param input tokens of its prompt, 1 or more
 * @param output tokens of its answer, 0 or more
 * @param session what requests of one conversation have in common, hashed; empty: it stands alone
 * @param blocks ids of the blocks of its prompt; empty if they are not known
 */
record TraceEntry(long atMs, int input, int output, String session, List<Long> blocks) {}
