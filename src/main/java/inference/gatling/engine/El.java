package inference.gatling.engine;

import io.gatling.commons.validation.Failure;
import io.gatling.commons.validation.Validation;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.internal.Expressions;
import java.util.function.Function;

/** Gatling's expression language for texts. */
public final class El {

    private El() {}

    /**
     * The text of {@code el} for a session.
     *
     * @throws IllegalStateException when applied, if an attribute is missing
     */
    public static Function<Session, String> text(String el) {
        scala.Function1<io.gatling.core.session.Session, Validation<String>> expression =
                Expressions.toStringExpression(el);
        return session -> resolve(expression.apply(session.asScala()));
    }

    /** @throws IllegalStateException if there is no value */
    public static <T> T resolve(Validation<T> validation) {
        if (validation instanceof Failure failure) {
            throw new IllegalStateException(failure.message());
        }
        return validation.toOption().get();
    }
}
