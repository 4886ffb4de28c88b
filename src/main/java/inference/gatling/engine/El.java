package inference.gatling.engine;

import io.gatling.commons.validation.Failure;
import io.gatling.commons.validation.Validation;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.internal.Expressions;
import java.util.function.Function;

/** Gatling's expression language (EL), for strings. */
public final class El {

    private El() {}

    /**
     * Function that evaluates {@code el} against a session.
     *
     * @throws IllegalStateException when applied, if a session attribute is missing
     */
    public static Function<Session, String> text(String el) {
        scala.Function1<io.gatling.core.session.Session, Validation<String>> expression =
                Expressions.toStringExpression(el);
        return session -> resolve(expression.apply(session.asScala()));
    }

    /**
     * Value of a validation.
     *
     * @throws IllegalStateException with Gatling's message if the validation failed
     */
    public static <T> T resolve(Validation<T> validation) {
        if (validation instanceof Failure failure) {
            throw new IllegalStateException(failure.message());
        }
        return validation.toOption().get();
    }
}
