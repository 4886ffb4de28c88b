package inference.gatling.action;

import inference.gatling.exchange.GenerationResult;
import java.util.Optional;

/** A demand on the answer of a generation that the server completed. Failing it makes the outcome {@code check}. */
@FunctionalInterface
public interface TokenCheck {

    /** What is wrong with {@code result}; empty if nothing is. */
    Optional<String> failure(GenerationResult result);

    /** Whether it looks at the answer's text, which is kept only then; a check of a user's own may. */
    default boolean needsText() {
        return true;
    }
}
