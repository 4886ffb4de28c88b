package inference.stream;

import java.util.HashSet;
import java.util.Set;

/** The answers of a stream, one unless several were asked for, and which of them have ended. */
final class Choices {

    private final Set<Integer> seen = new HashSet<>(2);
    private final Set<Integer> finished = new HashSet<>(2);
    /** Asked for each token, where the sets would be too far away. */
    private int last;

    private boolean any;
    private boolean anyFinished;

    /** An event belongs to {@code choice}. */
    void add(int choice) {
        if (choice != last || !any) {
            any = true;
            last = choice;
            seen.add(choice);
        }
    }

    /** The server gives a reason for its end. */
    void finish(int choice) {
        finished.add(choice);
        anyFinished = true;
    }

    /** It goes on, whatever was said before: some gateways send a reason with the first, empty event. */
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
