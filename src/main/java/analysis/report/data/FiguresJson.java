package analysis.report.data;

import analysis.stats.Distribution;
import analysis.summary.figures.Figure;
import analysis.summary.figures.Quantity;
import analysis.summary.figures.ServerThroughput;
import analysis.summary.figures.Stat;
import analysis.summary.figures.Summary;
import analysis.summary.samples.Answers;
import analysis.summary.samples.Attempts;
import analysis.summary.samples.ErrorCount;
import analysis.summary.samples.ServerTime;
import analysis.summary.samples.WireTime;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import run.Outcome;

/** Figures of a run, a model, a series or a level in {@code summary.json}. */
public record FiguresJson(
        long generations,
        long ok,
        long cancelled,
        Optional<Checked> answers,
        OptionalDouble failed,
        OptionalDouble failedPct,
        Optional<Tried> attempts,
        List<Failures> errors,
        OptionalDouble outputTokens,
        OptionalDouble promptTokens,
        OptionalDouble estimatedTokens,
        OptionalDouble reasoningTokens,
        OptionalDouble inputs,
        OptionalDouble cachedPct,
        Map<String, Values> metrics,
        Optional<Clock> serverTime,
        Optional<Requests> requests,
        Optional<ServerThroughput> throughput,
        OptionalDouble bytesPerS) {

    public static FiguresJson of(Summary summary) {
        Map<String, Values> metrics = new TreeMap<>();
        for (Quantity quantity : Quantity.values()) {
            quantity.of(summary).ifPresent(values -> metrics.put(quantity.id(), new Values(values)));
        }
        return new FiguresJson(
                summary.generations(),
                summary.ok(),
                summary.cancelled(),
                Optional.of(summary.answers())
                        .filter(answers -> answers.checked() > 0)
                        .map(Checked::new),
                Figure.FAILED.of(summary),
                Figure.FAILED_PCT.of(summary),
                Optional.of(summary.attempts()).filter(Attempts::ofModels).map(Tried::new),
                Failures.of(summary.errors()),
                Figure.OUTPUT_TOKENS.of(summary),
                Figure.PROMPT_TOKENS.of(summary),
                Figure.ESTIMATED_TOKENS.of(summary),
                Figure.REASONING_TOKENS.of(summary),
                Figure.INPUTS.of(summary),
                Figure.CACHED_PCT.of(summary),
                metrics,
                Optional.of(summary.serverTime())
                        .filter(time -> time.generations() > 0)
                        .map(Clock::new),
                Optional.of(summary.wireTime())
                        .filter(time -> time.generations() > 0)
                        .map(Requests::new),
                summary.throughput(),
                Figure.BYTES_PER_S.of(summary));
    }

    /** Number of failures of one kind. */
    record Failures(Outcome outcome, @JsonUnwrapped ErrorCount count) {

        static List<Failures> of(SortedMap<Outcome, ErrorCount> errors) {
            List<Failures> failures = new ArrayList<>();
            errors.forEach((outcome, count) -> failures.add(new Failures(outcome, count)));
            return failures;
        }
    }

    /** Checked answers, with the share of right ones and its 95 % interval. */
    private record Checked(long right, long wrong, OptionalDouble rightPct, double lowPct, double highPct) {

        Checked(Answers answers) {
            this(answers.right(), answers.wrong(), answers.rightPct(), answers.lowPct(), answers.highPct());
        }
    }

    /** Generations together with pulls and loads; {@code failedPct} refers to these. */
    private record Tried(long all, long ok, long failed) {

        Tried(Attempts attempts) {
            this(attempts.all(), attempts.ok(), attempts.failed());
        }
    }

    /** Distribution, with the percentiles that have too few samples. */
    record Values(@JsonUnwrapped Distribution values, Optional<List<Stat>> fewSamplesFor) {

        Values(Distribution values) {
            this(
                    values,
                    Optional.of(Stream.of(Stat.P90, Stat.P95, Stat.P99)
                                    .filter(stat -> stat.isOfFewSamples(values))
                                    .toList())
                            .filter(few -> !few.isEmpty()));
        }
    }

    /** Breakdown of the time before the answers began. */
    private record Requests(
            long count,
            long connectionsOpened,
            OptionalDouble meanConnectMs,
            OptionalDouble meanTlsMs,
            OptionalDouble meanSendMs,
            OptionalDouble meanHeadersMs) {

        Requests(WireTime time) {
            this(time.generations(), time.setUps(), time.connectMs(), time.tlsMs(), time.sendMs(), time.headersMs());
        }
    }

    /** Breakdown of the time by the server's own clock. */
    private record Clock(
            long count,
            OptionalDouble meanQueueMs,
            OptionalDouble longestQueueMs,
            OptionalDouble meanLoadMs,
            OptionalDouble meanPromptMs,
            OptionalDouble meanDecodeMs,
            OptionalDouble meanElsewhereMs) {

        Clock(ServerTime time) {
            this(
                    time.generations(),
                    time.queueMs(),
                    time.longestQueueMs(),
                    time.loadMs(),
                    time.promptMs(),
                    time.decodeMs(),
                    time.elsewhereMs());
        }
    }
}
