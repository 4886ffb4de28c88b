package analysis.report.sections;

import analysis.report.text.Decimal;
import analysis.report.text.Sanitizer;
import analysis.stats.Distribution;
import analysis.stats.Metric;
import analysis.summary.RunSummary;
import analysis.summary.figures.Figure;
import analysis.summary.figures.Summary;
import analysis.summary.server.LifecycleSummary;
import analysis.summary.server.LifecycleSummary.Operations;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import run.LifecycleEvent.Operation;
import run.RunInfo;

/** The one sentence that says what a run found. */
public final class Headline {

    private Headline() {}

    public static String of(RunSummary run) {
        String what = Sanitizer.line(Objects.requireNonNullElse(run.info().simulation(), "This run"))
                + (run.info().quick() ? " (quick run)" : "")
                + target(run.info());
        Summary all = run.overall();
        List<String> parts = new ArrayList<>(failedOnModels(run.lifecycle()));
        if (all.generations() == 0) {
            return what
                    + (parts.isEmpty()
                            ? " has no measured generations."
                            : ": " + String.join(", ", parts) + "; no generation was measured.");
        }
        parts.add(outcome(all, scope(run)));
        all.metric(Metric.FIRST_TOKEN_MS)
                .map(ttft -> percentiles("TTFT", ttft) + ofTheClient(run))
                // What generates nothing has no first token.
                .or(() -> all.metric(Metric.LATENCY_MS).map(latency -> percentiles("latency", latency)))
                .ifPresent(parts::add);
        all.metric(Metric.TOKENS_PER_S)
                .map(rate -> Decimal.fixed(rate.mean(), 1) + " tokens/s per user on average")
                .ifPresent(parts::add);
        Figure.INPUTS_PER_S.of(all).ifPresent(rate -> parts.add(Decimal.fixed(rate, 1) + " inputs/s"));
        return what + ": " + String.join("; ", parts) + ".";
    }

    /** {@code 1 of 3 pulls failed}: who has no model, has no generation that could fail. */
    private static List<String> failedOnModels(LifecycleSummary lifecycle) {
        Map<Operation, List<Operations>> kinds = lifecycle.operations().stream()
                .collect(Collectors.groupingBy(
                        Operations::operation, () -> new EnumMap<>(Operation.class), Collectors.toList()));
        List<String> failed = new ArrayList<>();
        kinds.forEach((operation, each) -> {
            long count = each.stream().mapToLong(Operations::count).sum();
            long bad = count - each.stream().mapToLong(Operations::ok).sum();
            if (bad > 0) {
                failed.add(bad + " of "
                        + Numbers.count(count, LifecycleTables.word(operation), LifecycleTables.words(operation))
                        + " failed");
            }
        });
        return failed;
    }

    private static String target(RunInfo info) {
        RunInfo.Target target = info.target();
        if (target == null) {
            return "";
        }
        if (target.mock()) {
            return " on the mock server";
        }
        String product = Stream.of(target.product(), target.version())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        String url = Objects.requireNonNullElse(target.baseUrl(), "");
        String named = product.isEmpty() ? url : url.isEmpty() ? product : product + " (" + url + ")";
        return named.isEmpty() ? "" : " on " + Sanitizer.line(named);
    }

    private static String outcome(Summary all, String scope) {
        String cancelled = all.cancelled() == 0 ? "" : ", " + all.cancelled() + " cancelled on purpose";
        if (all.failed() > 0) {
            return all.failed() + " of " + all.generations() + " generations " + scope + " failed" + cancelled;
        }
        if (all.cancelled() > 0) {
            return all.ok() + " of " + all.generations() + " generations " + scope + " succeeded" + cancelled;
        }
        if (!all.tellsFailures()) {
            return Numbers.count(all.generations(), "generation", "generations") + " " + scope;
        }
        return all.generations() == 1
                ? "1 generation " + scope + " succeeded"
                : "all " + all.generations() + " generations " + scope + " succeeded";
    }

    private static String scope(RunSummary run) {
        // Of a model whose pull failed there are none.
        List<String> models = run.models().entrySet().stream()
                .filter(model -> model.getValue().generations() > 0)
                .map(Map.Entry::getKey)
                .toList();
        return models.size() == 1 ? "with " + Sanitizer.line(models.get(0)) : "over " + models.size() + " models";
    }

    /** Rounded up: it is a bound. */
    private static String ofTheClient(RunSummary run) {
        OptionalDouble lagMs = run.clientLagP99Ms();
        return lagMs.isEmpty()
                ? ""
                : ", of which at most " + Decimal.fixed(Math.ceil(lagMs.getAsDouble() * 10) / 10, 1)
                        + " ms are the load generator's";
    }

    private static String percentiles(String name, Distribution times) {
        return name + " p50 " + Decimal.fixed(times.p50(), 1) + " ms, p95 " + Decimal.fixed(times.p95(), 1) + " ms";
    }
}
