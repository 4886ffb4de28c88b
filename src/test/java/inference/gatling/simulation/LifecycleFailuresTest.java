package inference.gatling.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import run.LifecycleEvent;
import run.LifecycleEvent.Operation;
import run.Outcome;

class LifecycleFailuresTest {

    private final List<String> told = new ArrayList<>();
    private final LifecycleFailures failures = new LifecycleFailures(told::add);

    @Test
    void aModelThatCannotBePulledInAnyRoundIsToldOnce() {
        for (int round = 0; round < 100; round++) {
            failures.accept(failure("gemma2:2b", Operation.PULL, Outcome.http(500)));
        }

        assertThat(told)
                .containsExactly("gemma2:2b: pull failed with http_500 disk full."
                        + " If it does so again, only lifecycle.csv says so.");
    }

    @Test
    void eachKindIsTold() {
        failures.accept(failure("gemma2:2b", Operation.PULL, Outcome.http(500)));
        failures.accept(failure("gemma2:2b", Operation.COLD_LOAD, Outcome.http(500)));
        failures.accept(failure("gemma2:2b", Operation.PULL, Outcome.of(Outcome.Kind.CONNECT)));
        failures.accept(failure("phi3.5", Operation.PULL, Outcome.http(500)));

        assertThat(told).hasSize(4);
    }

    private static LifecycleEvent failure(String model, Operation operation, Outcome outcome) {
        return new LifecycleEvent(
                Instant.EPOCH, model, operation, outcome, "disk full", 12.5, OptionalLong.empty(), 1, "users=1");
    }
}
