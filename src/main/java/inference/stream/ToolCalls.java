package inference.stream;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tool calls of an answer, assembled from the pieces in which they arrive. */
public final class ToolCalls {

    private final SortedMap<Integer, Call> calls = new TreeMap<>();
    private boolean kept;

    private static final class Call {
        private String id = "";
        private String name = "";
        private final StringBuilder arguments = new StringBuilder();
    }

    /** Enables collection; call before the first event of an answer. Otherwise {@link #all()} stays empty. */
    public void keep() {
        kept = true;
    }

    /** Whether the calls are collected. */
    public boolean areKept() {
        return kept;
    }

    /**
     * Adds a piece of a call.
     *
     * @param index position of the call within the answer
     * @param id id of the call; empty if an earlier piece had it
     * @param name name of the tool; empty if an earlier piece had it
     * @param arguments next part of the arguments; may be empty
     */
    public void add(int index, String id, String name, String arguments) {
        Call call = calls.computeIfAbsent(index, key -> new Call());
        call.id = id.isEmpty() ? call.id : id;
        call.name = name.isEmpty() ? call.name : name;
        call.arguments.append(arguments);
    }

    /** Number of calls so far. */
    public int size() {
        return calls.size();
    }

    /** Calls that have a name, in their order. */
    public List<ToolCall> all() {
        return calls.values().stream()
                .filter(call -> !call.name.isEmpty())
                .map(call -> new ToolCall(call.id, call.name, call.arguments.toString()))
                .toList();
    }
}
