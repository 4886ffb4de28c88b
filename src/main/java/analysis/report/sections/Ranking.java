package analysis.report.sections;

import analysis.stats.Distribution;
import analysis.stats.Metric;
import analysis.summary.RunSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Models in the order of a figure. */
final class Ranking {

    private Ranking() {}

    /** A model and its figure, over {@code samples} generations. */
    record Place(String model, double value, long samples) {}

    /** The best first; models without the metric are left out. Equal figures stay in the run's order. */
    static List<Place> by(RunSummary run, Metric metric, ToDoubleFunction<Distribution> figure) {
        List<Place> places = new ArrayList<>();
        run.models()
                .forEach((model, summary) -> summary.metric(metric)
                        .ifPresent(
                                values -> places.add(new Place(model, figure.applyAsDouble(values), values.count()))));
        return sorted(places, metric.better() == Metric.Better.LOWER);
    }

    static List<Place> sorted(List<Place> places, boolean lowestFirst) {
        Comparator<Place> byValue = Comparator.comparingDouble(Place::value);
        return places.stream()
                .sorted(lowestFirst ? byValue : byValue.reversed())
                .toList();
    }
}
