package analysis.log;

import java.util.List;

/** Record of {@code simulation.log}. Times are in ms since the epoch by the load generator's clock. */
public sealed interface LogRecord {

    /**
     * First record, which describes the run.
     *
     * @param gatlingVersion such as {@code 3.15.1}
     * @param startMs start of the run; the file stores the other times relative to it
     * @param scenarios names of the scenarios
     */
    record Run(String gatlingVersion, String simulationClass, long startMs, String description, List<String> scenarios)
            implements LogRecord {}

    /**
     * Start or end of a virtual user.
     *
     * @param start true if it starts
     */
    record User(String scenario, boolean start, long timestampMs) implements LogRecord {}

    /**
     * Request with its response.
     *
     * @param groups from the outermost to the innermost; empty outside of all groups
     * @param message error message; empty if there is none
     */
    record Request(List<String> groups, String name, long startMs, long endMs, boolean ok, String message)
            implements LogRecord {

        /** Response time as Gatling reports it. */
        public long durationMs() {
            return endMs - startMs;
        }
    }

    /**
     * Pass of a virtual user through a group.
     *
     * @param groups from the outermost to this one
     * @param cumulatedMs sum of its response times, without pauses
     */
    record Group(List<String> groups, long startMs, long endMs, int cumulatedMs, boolean ok) implements LogRecord {}

    /** Crash of a virtual user, or a request that could not be built. */
    record Error(String message, long timestampMs) implements LogRecord {}
}
