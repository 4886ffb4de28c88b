package inference.gatling.load;

import java.util.Optional;

/** Which levels there are; asked and told on one thread. */
public interface LevelPlan {

    /** The level to run now; empty when there is no further one. */
    Optional<HeldLevel> next();

    /**
     * A level has ended.
     *
     * @param starved whether an open level had to end early because every user of the population was still waiting
     */
    void ended(HeldLevel level, boolean starved);
}
