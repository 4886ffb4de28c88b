package inference.gatling.load;

import inference.progress.Task;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import java.util.Optional;

/**
 * Load that begins when the part before it has ended.
 *
 * @param name unlike that of any other part
 * @param population those who send it
 * @param alone what the only user of the population does; empty if there are several, or if they arrive
 * @param task knows how far it is
 * @param budget what its users share; empty if they come by a schedule
 */
public record Part(
        String name, PopulationBuilder population, Optional<ChainBuilder> alone, Task task, Optional<Budget> budget) {}
