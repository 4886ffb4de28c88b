package inference.gatling.action;

import inference.gatling.exchange.GenerationResult;
import java.util.Optional;

/** Check of a completed generation's answer. A generation that fails it has the outcome {@code check} and is KO in Gatling. */
@FunctionalInterface
public interface TokenCheck {

    /** Reason why {@code result} fails the check; empty if it passes. Called on an event loop, so it must not block. */
    Optional<String> failure(GenerationResult result);

    /** Whether the check reads the answer's text, which is kept only if some check does. True by default. */
    default boolean needsText() {
        return true;
    }
}
