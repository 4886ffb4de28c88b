package inference.workload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * What the sessions of a load are like. Session n of a seed is always the same, whoever sends it.
 *
 * @param turns in a session; more than {@value #MAX_TURNS} are {@value #MAX_TURNS}
 * @param thinkTime between an answer and the next turn
 * @param input tokens that a turn adds to the conversation
 * @param output limit on each answer
 */
public record SessionPlan(
        LengthDistribution turns, ThinkTime thinkTime, LengthDistribution input, LengthDistribution output, long seed) {

    /** The most turns of a session. */
    public static final int MAX_TURNS = 100;

    /**
     * A turn.
     *
     * @param think from the answer before it, or zero for the first
     * @param lengths of what it adds, and of its answer
     */
    public record Turn(Duration think, Lengths lengths) {}

    /** The turns of session {@code number}, from 0; at least one. */
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
