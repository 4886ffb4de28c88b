package inference.gatling.load;

import java.util.Optional;

/** Plan of the levels of {@link Levels}. All calls come from a single thread. */
public interface LevelPlan {

    /** Next level; empty if there is none. */
    Optional<HeldLevel> next();

    /**
     * Notes that a level has ended.
     *
     * @param starved whether an open level ended early because every user was still waiting for an answer
     */
    void ended(HeldLevel level, boolean starved);
}
