package analysis.verdict;

import analysis.stats.Metric;
import analysis.verdict.policy.Measure;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Subject of a finding. It contains no figures, so it is stable from run to run and a CI server can track it.
 *
 * @param model {@link #ALL} for all models together
 * @param series {@link #ALL} for all series together
 * @param metric see {@link Measure#metric()}
 * @param statistic see {@link Measure#statistic()}
 * @param unit of the figures
 */
public record Subject(String model, String series, String metric, String statistic, String unit)
        implements Comparable<Subject> {

    /** Placeholder for all models or all series. */
    public static final String ALL = "(all)";

    private static final Comparator<Subject> ORDER = Comparator.comparing(Subject::model)
            .thenComparing(Subject::series)
            .thenComparing(Subject::metric)
            .thenComparing(Subject::statistic);

    static Subject of(String model, String series, Measure measure) {
        return new Subject(model, series, measure.metric(), measure.statistic(), measure.unit());
    }

    /** Metric and statistic as policies write them: {@code ttft p95}, {@code errors}. */
    public String figure() {
        return statistic.equals("rate") ? metric : metric + " " + statistic;
    }

    /** Metric and statistic for people: {@code TTFT p95}, {@code errors}. */
    public String title() {
        String label = Arrays.stream(Metric.values())
                .filter(one -> Measure.nameOf(one).equals(metric))
                .map(Metric::label)
                .findFirst()
                .orElseGet(() -> metric.replace('_', ' '));
        return statistic.equals("rate") ? label : label + " " + statistic;
    }

    @Override
    public int compareTo(Subject other) {
        return ORDER.compare(this, other);
    }
}
