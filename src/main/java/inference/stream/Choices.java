package inference.stream;

import java.util.HashSet;
import java.util.Set;

/** Choices of a stream (one, unless several answers were requested) and which of them have finished. */
final class Choices {

    private final Set<Integer> seen = new HashSet<>(2);
    private final Set<Integer> finished = new HashSet<>(2);
    /** Choice of the last event: spares a set lookup per token. */
    private int last;

    private boolean any;
    private boolean anyFinished;

    /** Notes an event of {@code choice}. */
    void add(int choice) {
        if (choice != last || !any) {
            any = true;
            last = choice;
            seen.add(choice);
        }
    }

    /** Notes a finish reason for {@code choice}, which has been added before. */
    void finish(int choice) {
        finished.add(choice);
        anyFinished = true;
    }

    /** Notes that {@code choice} continues: some gateways send a finish reason with the first, empty event. */
    void goOn(int choice) {
        if (anyFinished) {
            finished.remove(choice);
            anyFinished = !finished.isEmpty();
        }
    }

    boolean anyFinished() {
        return anyFinished;
    }

    boolean allFinished() {
        return anyFinished && finished.size() == seen.size(); // a choice is seen before it finishes
    }

    boolean areSeveral() {
        return seen.size() > 1;
    }
}
