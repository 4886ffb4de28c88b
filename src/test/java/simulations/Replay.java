package simulations;

import static inference.gatling.dsl.LlmDsl.generate;
import static inference.gatling.dsl.LlmDsl.outputTokens;
import static io.gatling.javaapi.core.CoreDsl.exec;

import inference.gatling.action.Generate;
import inference.gatling.load.ArrivalSchedule;
import inference.gatling.load.SharedBlocks;
import inference.gatling.load.TracePrompts;
import inference.gatling.simulation.InferenceSimulation;
import inference.gatling.simulation.SizedPrompts;
import inference.settings.SettingsException;
import inference.workload.Trace;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import run.Capability;
import run.RunInfo.Series;

/**
 * Replay of a recorded trace: each request is sent at its recorded time, whether or not the server keeps up, with the recorded
 * lengths of prompt and answer, and prompts share prefixes as the recorded ones did.
 */
public class Replay extends InferenceSimulation {

    private static final String SERIES = "trace";
    private static final double MAX_SPEED = 100_000;

    public Replay() {
        run.declare(Capability.WORKLOAD);
        Trace trace = new Trace(run.feeder(settings.required("trace")), part());
        // Makes a wrong unit of the trace's times visible.
        System.out.printf(
                Locale.ROOT,
                "Replay: %d requests in %.1f s, %.2f/s%n",
                trace.size(),
                lastNs(trace) / 1e9,
                ratePerS(trace));
        Optional<SharedBlocks> blocks = Optional.empty();
        if (trace.isSized()) {
            SizedPrompts prompts = SizedPrompts.of(run, run.target().models().get(0));
            blocks = Optional.of(new SharedBlocks(prompts.words(), prompts.scale(), salt()));
        }
        TracePrompts requests =
                new TracePrompts(trace, run.injector(), run.target().models(), generationTokens(), blocks);
        Generate chat = generate("chat")
                .messages(TracePrompts::messages)
                .maxTokens(requests::maxTokens)
                .body(TracePrompts::body)
                .series(SERIES)
                .turn(TracePrompts::turn)
                .check(outputTokens().atLeast(1));
        addSeries(
                Series.open(SERIES, ratePerS(trace), "trace"),
                open(
                        SERIES,
                        ArrivalSchedule.at(trace.offsetsNs()),
                        exec(requests).exec(inModelGroup(chat))));
        setUpSeries();
    }

    private Trace.Part part() {
        double speed = settings.optionalDecimal("traceSpeed", 0, MAX_SPEED)
                .filter(value -> value > 0)
                .orElseThrow(
                        () -> new SettingsException("traceSpeed is above 0 and at most 100000: 2 is twice as fast"));
        double share = settings.optionalDecimal("traceShare", 0, 1)
                .filter(value -> value > 0)
                .orElseThrow(() -> new SettingsException("traceShare is above 0 and at most 1: 0.1 is a tenth"));
        Duration from = settings.optionalDuration("traceFrom").orElse(Duration.ZERO);
        Duration to = settings.optionalDuration("traceTo").orElse(Duration.ofNanos(Long.MAX_VALUE));
        if (from.compareTo(to) >= 0) {
            throw new SettingsException("traceFrom is not before traceTo: nothing to replay");
        }
        return new Trace.Part(speed, from, to, share, run.seed());
    }

    private static double ratePerS(Trace trace) {
        double seconds = (lastNs(trace) - trace.offsetsNs()[0]) / 1e9;
        return seconds > 0 ? (trace.size() - 1) / seconds : trace.size();
    }

    private static long lastNs(Trace trace) {
        return trace.offsetsNs()[trace.size() - 1];
    }
}
