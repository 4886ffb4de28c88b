package analysis.summary.reading;

import static run.Units.MS_PER_S;

import java.time.Instant;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import run.Generation;
import run.Generation.Ending;
import run.Generation.Origin;
import run.Generation.ServerTiming;
import run.Generation.Timing;
import run.Generation.Tokens;
import run.Generation.Wire;
import run.LifecycleEvent;
import run.LifecycleEvent.Operation;
import run.Outcome;
import run.Phase;

/** Converter of the users in a {@link DocumentRun} to rows. */
final class DocumentRows {

    private static final String SUCCESS = "Success";

    private final RunBuilder builder;
    private Instant last = Instant.MIN;

    DocumentRows(RunBuilder builder) {
        this.builder = builder;
    }

    /** End of the last operation. */
    Instant last() {
        return last;
    }

    User user(String model, String series, long number, Instant start) {
        return new User(model, series, number, start);
    }

    /** User, whose steps follow one another. */
    final class User {

        private final String model;
        private final String series;
        private final long number;
        private Instant now;

        private User(String model, String series, long number, Instant start) {
            this.model = model;
            this.series = series;
            this.number = number;
            this.now = start;
        }

        /**
         * Adds an operation on the model, if it was done: a successful pull without a time found everything there.
         *
         * @param status {@code Success} or another word; empty if unknown
         * @return false if it failed, which ends the user
         */
        boolean does(Operation operation, OptionalDouble seconds, String status) {
            boolean ok = status.isEmpty() ? seconds.isPresent() : status.equals(SUCCESS);
            boolean there = ok && seconds.isEmpty() && operation == Operation.PULL;
            boolean failed = !ok && !status.isEmpty();
            if (failed || there || seconds.isPresent()) {
                double ms = MS_PER_S * seconds.orElse(0);
                builder.add(new LifecycleEvent(
                        now,
                        model,
                        operation,
                        ok ? Outcome.OK : Outcome.of(Outcome.Kind.STREAM_ERROR),
                        ok ? "" : status,
                        ms,
                        there ? OptionalLong.of(0) : OptionalLong.empty(),
                        number,
                        series));
                now = now.plusMillis(Math.round(ms));
                last = now.isAfter(last) ? now : last;
            }
            return !failed;
        }

        /** Adds idle time. */
        void waits(double seconds) {
            now = now.plusMillis(Math.round(MS_PER_S * seconds));
        }

        /** Adds a generation, if it has a rate. */
        void generates(OptionalDouble tokensPerS, OptionalDouble seconds) {
            if (tokensPerS.isEmpty()) {
                return;
            }
            OptionalDouble latencyMs =
                    seconds.isPresent() ? OptionalDouble.of(MS_PER_S * seconds.getAsDouble()) : seconds;
            builder.add(new Generation(
                    now,
                    new Origin(model, "", series, Phase.MEASURE, number, "", ""),
                    new Ending(Outcome.OK, "", OptionalInt.empty(), ""),
                    Tokens.NONE,
                    new Timing(
                            OptionalDouble.empty(),
                            tokensPerS,
                            OptionalDouble.empty(),
                            OptionalDouble.empty(),
                            latencyMs,
                            OptionalDouble.empty(),
                            OptionalDouble.empty(),
                            OptionalDouble.empty(),
                            new int[0],
                            OptionalDouble.empty()),
                    ServerTiming.NONE,
                    Wire.NONE));
        }
    }
}
