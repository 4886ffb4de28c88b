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

/** Checks of the DSL, such as {@code firstToken().within(5, SECONDS)}, {@code outputTokens().atLeast(1)}. */
public final class TokenChecks {

    private TokenChecks() {}

    /** Check of the time to first token (TTFT). */
    public static FirstToken firstToken() {
        return new FirstToken();
    }

    /** Check of the number of output tokens, by the server's count or, without one, by the number of chunks. */
    public static OutputTokens outputTokens() {
        return new OutputTokens();
    }

    /** Check of the number of inputs that were answered with a vector or a score. */
    public static Inputs inputs() {
        return new Inputs();
    }

    /** Check of the server's reason for the end of the answer. */
    public static FinishReason finishReason() {
        return new FinishReason();
    }

    /** Check of the answer's text. */
    public static Text text() {
        return new Text();
    }

    /** Check that does not need the answer's text. */
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

        /** Check that a first token came at most {@code amount} after t0. Fails without a token with content. */
        public TokenCheck within(long amount, TimeUnit unit) {
            return within(Duration.of(amount, unit.toChronoUnit()));
        }

        /** Check that a first token came at most {@code limit} after t0. Fails without a token with content. */
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

        /** Check that the answer has at least {@code least} tokens. */
        public TokenCheck atLeast(int least) {
            return satisfying("at least " + least, n -> n >= least);
        }

        /** Check that the answer has at most {@code most} tokens. */
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

        /** Check that exactly {@code count} inputs were answered. */
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
         * Check that the finish reason is one of {@code allowed}, in OpenAI's terms ({@code stop}, {@code length},
         * {@code tool_calls}, {@code content_filter}) or the server's own. Synonyms such as {@code eos_token} for {@code stop}
         * pass, and so does an answer without a finish reason.
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

        /**
         * Check that the answer's text satisfies {@code predicate}, which is called on an event loop and must not block.
         *
         * @param demand message of a failure
         */
        public TokenCheck satisfies(String demand, Predicate<String> predicate) {
            return result -> predicate.test(result.stream().text()) ? Optional.empty() : Optional.of(demand);
        }
    }
}
