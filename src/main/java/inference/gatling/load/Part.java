package inference.gatling.load;

import inference.progress.Task;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import java.util.Optional;

/**
 * Part of the load, which begins when the part before it has ended.
 *
 * @param name unique name
 * @param population users that send it
 * @param alone chain of its only user; empty if there are several users, or an open profile
 * @param task progress
 * @param budget budget that its users share; empty for an open profile
 */
public record Part(
        String name, PopulationBuilder population, Optional<ChainBuilder> alone, Task task, Optional<Budget> budget) {}
