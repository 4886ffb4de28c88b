package inference.workload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Plan of a load's sessions. Session n of a seed is always the same, on any injector.
 *
 * @param turns number of turns; clamped to {@value #MAX_TURNS}
 * @param thinkTime time between an answer and the next turn
 * @param input tokens that a turn adds to the conversation
 * @param output token limit of each answer
 */
public record SessionPlan(
        LengthDistribution turns, ThinkTime thinkTime, LengthDistribution input, LengthDistribution output, long seed) {

    /** Maximum number of turns of a session. */
    public static final int MAX_TURNS = 100;

    /**
     * Turn of a session.
     *
     * @param think time since the previous answer; zero for the first turn
     * @param lengths tokens that it adds, and the limit of its answer
     */
    public record Turn(Duration think, Lengths lengths) {}

    /** Turns of session {@code number}, from 0; at least one. */
    public List<Turn> session(long number) {
        UniformRandomProvider random = Draws.of(seed, number);
        int count = Math.min(MAX_TURNS, turns.next(random));
        List<Turn> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Duration think = i == 0 ? Duration.ZERO : thinkTime.next(random);
            all.add(new Turn(think, new Lengths(input.next(random), output.next(random))));
        }
        return List.copyOf(all);
    }
}
