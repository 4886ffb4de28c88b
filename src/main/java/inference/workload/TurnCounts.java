package inference.workload;

/**
 * Turn counts of a trace's sessions, in a hash table with 12 bytes per slot; a map of names would need a hundred per session.
 * Names with the same 64-bit hash count as the same session.
 */
final class TurnCounts {

    private static final double MOST_FULL = 0.7;

    /** Hashes of the sessions, with linear probing; a slot with a turn count of 0 is free. */
    private long[] sessions = new long[1024];

    private int[] turns = new int[sessions.length];
    private int count;

    /** Number of the next turn of {@code session}, from 1. */
    int next(String session) {
        long hash = hash(session);
        int at = place(hash);
        if (turns[at] == 0 && ++count > MOST_FULL * sessions.length) {
            grow();
            at = place(hash);
        }
        sessions[at] = hash;
        return ++turns[at];
    }

    private int place(long hash) {
        int at = (int) (hash & sessions.length - 1);
        while (turns[at] > 0 && sessions[at] != hash) {
            at = at + 1 & sessions.length - 1;
        }
        return at;
    }

    private void grow() {
        long[] before = sessions;
        int[] counts = turns;
        sessions = new long[before.length * 2];
        turns = new int[sessions.length];
        for (int i = 0; i < before.length; i++) {
            if (counts[i] > 0) {
                int at = place(before[i]);
                sessions[at] = before[i];
                turns[at] = counts[i];
            }
        }
    }

    private static long hash(String session) {
        long hash = session.length();
        for (int i = 0; i < session.length(); i++) {
            hash = (hash ^ session.charAt(i)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return hash;
    }
}
