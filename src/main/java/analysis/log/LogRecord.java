package analysis.log;

import java.util.List;

/** A record of {@code simulation.log}. Times are absolute, in ms since the epoch, on the load generator's clock. */
public sealed interface LogRecord {

    /**
     * The first record: what was run.
     *
     * @param gatlingVersion such as {@code 3.15.1}
     * @param startMs when the run began; the other records' times are stored relative to it
     * @param scenarios names of the scenarios
     */
    record Run(String gatlingVersion, String simulationClass, long startMs, String description, List<String> scenarios)
            implements LogRecord {}

    /**
     * A virtual user starts or ends.
     *
     * @param start true if it starts
     */
    record User(String scenario, boolean start, long timestampMs) implements LogRecord {}

    /**
     * A request and its response.
     *
     * @param groups from the outermost to the innermost; empty outside every group
     * @param message of a failure; empty if there is none
     */
    record Request(List<String> groups, String name, long startMs, long endMs, boolean ok, String message)
            implements LogRecord {

        /** The response time as Gatling reports it. */
        public long durationMs() {
            return endMs - startMs;
        }
    }

    /**
     * A pass of a virtual user through a group.
     *
     * @param groups from the outermost to this one
     * @param cumulatedMs sum of the response times in it, without pauses
     */
    record Group(List<String> groups, long startMs, long endMs, int cumulatedMs, boolean ok) implements LogRecord {}

    /** A virtual user crashed, or a request could not be built. */
    record Error(String message, long timestampMs) implements LogRecord {}
}
