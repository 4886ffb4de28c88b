package analysis.report.data;

import static run.Units.MS_PER_S;

import analysis.stats.Distribution;
import analysis.stats.Metric;
import analysis.summary.figures.Quantity;
import analysis.summary.figures.SteadyRate;
import analysis.summary.samples.CellData;
import analysis.summary.samples.RunData;
import analysis.summary.samples.SteadyPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Steady part of a series in {@code summary.json}, if something was cut; times count from the series' first start. */
record SteadyJson(
        String model,
        String series,
        double fromS,
        double toS,
        int generations,
        double requestsPerS,
        OptionalDouble tokensPerS,
        Map<String, Distribution> metrics) {

    static List<SteadyJson> of(RunData run) {
        List<SteadyJson> all = new ArrayList<>();
        run.cells()
                .forEach((cell, data) ->
                        data.steady().ifPresent(part -> all.add(of(cell.model(), cell.series(), data, part))));
        return all;
    }

    private static SteadyJson of(String model, String series, CellData data, SteadyPart part) {
        Map<String, Distribution> metrics = new TreeMap<>();
        for (Quantity quantity : Quantity.values()) {
            Optional<Metric> metric = quantity.metric().filter(one -> !one.isOfModels());
            metric.flatMap(one -> Distribution.of(data.steadySamples(one)))
                    .ifPresent(values -> metrics.put(quantity.id(), values));
        }
        SteadyRate rate = SteadyRate.of(data).orElseThrow();
        return new SteadyJson(
                model,
                series,
                (part.window().startMs() - data.startMs(0)) / MS_PER_S,
                (part.window().endMs() - data.startMs(0)) / MS_PER_S,
                part.generations(),
                rate.requestsPerS(),
                rate.tokensPerS(),
                metrics);
    }
}
