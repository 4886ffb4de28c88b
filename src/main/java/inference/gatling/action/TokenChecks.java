package inference.gatling.action;

import inference.gatling.exchange.GenerationResult;
import inference.stream.FinishWords;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The checks of the DSL: {@code firstToken().within(5, SECONDS), outputTokens().atLeast(1), finishReason().in("stop")}. */
public final class TokenChecks {

    private TokenChecks() {}

    /** On the time to the first token. */
    public static FirstToken firstToken() {
        return new FirstToken();
    }

    /** On the count of output tokens (the server's, or the count of chunks where it gives none). */
    public static OutputTokens outputTokens() {
        return new OutputTokens();
    }

    /** On the count of inputs that were answered by a vector or a score. */
    public static Inputs inputs() {
        return new Inputs();
    }

    /** On the reason that the server gives for the end of the answer. */
    public static FinishReason finishReason() {
        return new FinishReason();
    }

    /** On the answer's text. */
    public static Text text() {
        return new Text();
    }

    /** A check of times, counts or reasons. */
    private static TokenCheck withoutText(TokenCheck check) {
        return new TokenCheck() {
            @Override
            public Optional<String> failure(GenerationResult result) {
                return check.failure(result);
            }

            @Override
            public boolean needsText() {
                return false;
            }
        };
    }

    /** See {@link #firstToken()}. */
    public static final class FirstToken {
        private FirstToken() {}

        /** Fails if the first token came later, or if none came. */
        public TokenCheck within(long amount, TimeUnit unit) {
            return within(Duration.of(amount, unit.toChronoUnit()));
        }

        /** Fails if the first token came later, or if none came. */
        public TokenCheck within(Duration limit) {
            return withoutText(result -> {
                OptionalDouble ms = result.stream().firstTokenMs();
                if (ms.isPresent() && ms.getAsDouble() <= limit.toNanos() / 1e6) {
                    return Optional.empty();
                }
                return Optional.of(
                        ms.isPresent()
                                ? String.format(
                                        Locale.ROOT,
                                        "first token after %.1f ms, limit %d ms",
                                        ms.getAsDouble(),
                                        limit.toMillis())
                                : "no token with content");
            });
        }
    }

    /** See {@link #outputTokens()}. */
    public static final class OutputTokens {
        private OutputTokens() {}

        /** Fails below {@code least}. */
        public TokenCheck atLeast(int least) {
            return satisfying("at least " + least, n -> n >= least);
        }

        /** Fails above {@code most}. */
        public TokenCheck atMost(int most) {
            return satisfying("at most " + most, n -> n <= most);
        }

        private TokenCheck satisfying(String demand, Predicate<Integer> predicate) {
            return withoutText(result -> {
                OptionalInt tokens = result.stream().tokens().output();
                return predicate.test(tokens.orElse(0))
                        ? Optional.empty()
                        : Optional.of(tokens.orElse(0) + " output tokens, expected " + demand);
            });
        }
    }

    /** See {@link #inputs()}. */
    public static final class Inputs {
        private Inputs() {}

        /** Fails if there are more or less than {@code count}. */
        public TokenCheck are(int count) {
            return withoutText(result -> {
                int answered = result.stream().tokens().inputs().orElse(0);
                return answered == count
                        ? Optional.empty()
                        : Optional.of(answered + " inputs answered, expected " + count);
            });
        }
    }

    /** See {@link #finishReason()}. */
    public static final class FinishReason {
        private FinishReason() {}

        /**
         * Fails if the server gave another reason. A server that gives none (only {@code [DONE]}) passes, and so does one
         * that has another word for the same, such as {@code eos_token} for {@code stop}.
         */
        public TokenCheck in(String... allowed) {
            List<String> reasons = List.of(allowed);
            return withoutText(result -> {
                String reason = result.stream().finishReason();
                return reason.isEmpty() || reasons.contains(reason) || reasons.contains(FinishWords.common(reason))
                        ? Optional.empty()
                        : Optional.of("finish_reason \"" + reason + "\", expected " + String.join(" or ", reasons));
            });
        }
    }

    /** See {@link #text()}. */
    public static final class Text {
        private Text() {}

        /** Fails with {@code demand} where the answer's text does not satisfy {@code predicate}. */
        public TokenCheck satisfies(String demand, Predicate<String> predicate) {
            return result -> predicate.test(result.stream().text()) ? Optional.empty() : Optional.of(demand);
        }
    }
}
