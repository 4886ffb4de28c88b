package inference.stream;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The calls of tools in an answer, put together from the pieces in which they come. */
public final class ToolCalls {

    private final SortedMap<Integer, Call> calls = new TreeMap<>();
    private boolean kept;

    private static final class Call {
        private String id = "";
        private String name = "";
        private final StringBuilder arguments = new StringBuilder();
    }

    /** Before the first event of an answer: its calls will be asked for. Else there are none. */
    public void keep() {
        kept = true;
    }

    boolean areKept() {
        return kept;
    }

    /**
     * Takes a piece.
     *
     * @param index of the call within the answer
     * @param id empty if it was said before
     * @param name likewise
     * @param arguments what follows of them; may be empty
     */
    public void add(int index, String id, String name, String arguments) {
        Call call = calls.computeIfAbsent(index, key -> new Call());
        call.id = id.isEmpty() ? call.id : id;
        call.name = name.isEmpty() ? call.name : name;
        call.arguments.append(arguments);
    }

    /** How many there are so far. */
    public int size() {
        return calls.size();
    }

    /** Those that have a name, in their order. */
    public List<ToolCall> all() {
        return calls.values().stream()
                .filter(call -> !call.name.isEmpty())
                .map(call -> new ToolCall(call.id, call.name, call.arguments.toString()))
                .toList();
    }
}
