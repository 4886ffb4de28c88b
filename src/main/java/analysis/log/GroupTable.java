package analysis.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cache of group paths: a log repeats a handful of them millions of times. It keeps at most {@link #MAX_KEPT}, so that
 * group names made per user do not fill memory; further ones are made anew each time.
 */
final class GroupTable {

    static final int MAX_KEPT = 100_000;

    private final Node root = new Node(null, "");
    private int kept;

    Node root() {
        return root;
    }

    /** Group, or the root outside of all groups. */
    final class Node {
        private final Node outer;
        private final String name;
        private final Map<String, Node> inner = new HashMap<>(2);
        private List<String> path;

        private Node(Node outer, String name) {
            this.outer = outer;
            this.name = name;
        }

        Node enter(String group) {
            Node next = inner.get(group);
            if (next == null) {
                next = new Node(this, group);
                if (kept < MAX_KEPT) {
                    kept++;
                    inner.put(group, next);
                }
            }
            return next;
        }

        /** Names from the outermost group to this one. */
        List<String> path() {
            if (path == null) {
                Deque<String> names = new ArrayDeque<>();
                for (Node node = this; node.outer != null; node = node.outer) {
                    names.addFirst(node.name);
                }
                path = List.copyOf(names);
            }
            return path;
        }
    }
}
