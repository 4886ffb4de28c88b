package analysis.report.sections;

import analysis.report.page.Block.KeyFigure;
import analysis.report.sections.Answer.Point;
import analysis.report.text.ByteSize;
import analysis.report.text.Decimal;
import analysis.stats.EnoughToRate;
import analysis.stats.Metric;
import analysis.summary.RunSummary;
import analysis.summary.StructuredComparison;
import analysis.summary.server.LifecycleSummary.Together;
import analysis.summary.server.MemoryGrowth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;

/**
 * Answer of a run that was made to measure something other than speed under load: how long models take to get ready, whether memory grows,
 * how many answers are valid. It comes first, and of such runs no series is called the fastest: their work is not alike.
 *
 * @param words for the headline
 * @param figures for the numbers to see first
 */
record OwnAnswer(List<String> words, List<KeyFigure> figures) {

    static OwnAnswer of(RunSummary run) {
        OwnAnswer answer = new OwnAnswer(new ArrayList<>(), new ArrayList<>());
        answer.memory(run);
        answer.ready(run);
        answer.structured(run);
        return answer;
    }

    /** Part of {@code answer} that is still told: all of it if there is no other answer, else that of a single point. */
    Answer narrowed(Answer answer) {
        if (words.isEmpty()) {
            return answer;
        }
        List<Point> points = answer.points();
        boolean single = points.size() == 1 && points.get(0).label().isEmpty();
        return new Answer(single ? points : List.of(), Answer.FELT);
    }

    private void memory(RunSummary run) {
        ResourceTables.growth(run).ifPresent(words::add);
        ResourceTables.longest(run)
                .filter(growth -> growth.verdict() == MemoryGrowth.Verdict.GROWS
                        || growth.verdict() == MemoryGrowth.Verdict.NO_GROWTH_LARGER_THAN)
                .ifPresent(this::growth);
    }

    private void growth(MemoryGrowth growth) {
        String[] amount =
                ByteSize.change(growth.perGeneration().orElseThrow().slope()).split(" ", 2);
        figures.add(new KeyFigure(
                "Memory per generation",
                amount[0],
                amount[1],
                ResourceTables.verdict(growth) + "; " + growth.cell().series() + ", " + growth.generations()
                        + " generations"));
    }

    private void ready(RunSummary run) {
        for (ReadyTime time : ReadyTime.of(run)) {
            words.add(time.words());
            figures.add(time.keyFigure());
        }
        Optional<Together> most = run.lifecycle().together().stream()
                .filter(together -> together.users() > 1 && together.okUsers() == together.users())
                .max(Comparator.comparingLong(Together::users));
        most.ifPresent(together -> {
            words.add(together.users() + " users at once ready in " + Numbers.time(together.overallMs()));
            figures.add(Numbers.keyTime(
                    together.users() + " users at once ready",
                    together.overallMs(),
                    "one after another " + Numbers.time(together.sumMs())));
        });
    }

    private void structured(RunSummary run) {
        List<StructuredComparison> cases = StructuredComparison.of(run).stream()
                .filter(StructuredComparison::structured)
                .toList();
        long completed =
                cases.stream().mapToLong(StructuredComparison::completed).sum();
        long valid = cases.stream().mapToLong(one -> one.summary().ok()).sum();
        if (completed > 0) {
            String share = Decimal.fixed(100.0 * valid / completed, 1);
            words.add(valid + " of " + Numbers.count(completed, "complete answer", "complete answers")
                    + " valid by the schema (" + share + " %)");
            figures.add(new KeyFigure("Valid by the schema", share, "%", valid + " of " + completed + " complete"));
        }
        List<String> costs = new ArrayList<>();
        costOfSchema(cases, Metric.FIRST_TOKEN_MS).ifPresent(costs::add);
        costOfSchema(cases, Metric.TPOT_MS).ifPresent(costs::add);
        if (!costs.isEmpty()) {
            words.add("a schema changes " + String.join(", ", costs));
        }
    }

    /** Words such as {@code TTFT p50 by +2.1 to +9.0 %}: the range over the cases that were measured with and without a schema. */
    private Optional<String> costOfSchema(List<StructuredComparison> cases, Metric metric) {
        List<StructuredComparison> compared = cases.stream()
                .filter(one -> one.overheadPct(metric).isPresent())
                .toList();
        if (compared.isEmpty()) {
            return Optional.empty();
        }
        DoubleSummaryStatistics pct = compared.stream()
                .mapToDouble(one -> one.overheadPct(metric).getAsDouble())
                .summaryStatistics();
        String least = Decimal.signed(pct.getMin(), 1);
        String most = Decimal.signed(pct.getMax(), 1);
        String range = least.equals(most) ? least : least + " to " + most;
        long answers = compared.stream()
                .mapToLong(
                        one -> Math.min(one.summary().ok(), one.unstructured().ok()))
                .min()
                .getAsLong();
        figures.add(new KeyFigure(
                metric.label() + " p50 with a schema",
                range,
                "%",
                "over that without, " + Numbers.count(pct.getCount(), "case", "cases") + "; at least "
                        + Numbers.count(answers, "answer", "answers") + " each"));
        return Optional.of(metric.label() + " p50 by " + (EnoughToRate.isMet(answers) ? "" : "~") + range + " %");
    }
}
