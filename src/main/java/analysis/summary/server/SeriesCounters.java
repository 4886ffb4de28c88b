package analysis.summary.server;

import static run.Units.MS_PER_S;

import analysis.summary.samples.ResourceSeries;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import run.Resource;

/** Counters and gauges of the server while a series ran. */
record SeriesCounters(SeriesWindow window, List<ResourceSeries> resources) {

    /** Increase of a counter over all sources; empty if none has it. */
    OptionalDouble increase(Resource resource) {
        double[] increases = resources.stream()
                .filter(series -> series.resource() == resource)
                .map(series -> series.increase(window.startMs(), window.endMs()))
                .flatMapToDouble(OptionalDouble::stream)
                .toArray();
        return increases.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Arrays.stream(increases).sum());
    }

    /** Increase of a counter per second of the series. */
    OptionalDouble perSecond(Resource resource) {
        OptionalDouble increase = increase(resource);
        double seconds = (window.endMs() - window.startMs()) / MS_PER_S;
        return increase.isEmpty() || seconds == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(increase.getAsDouble() / seconds);
    }

    OptionalDouble meanMs(Resource seconds, OptionalDouble count) {
        OptionalDouble sum = increase(seconds);
        return sum.isEmpty() || count.isEmpty() || count.getAsDouble() < 1
                ? OptionalDouble.empty()
                : OptionalDouble.of(sum.getAsDouble() * MS_PER_S / count.getAsDouble());
    }

    OptionalDouble ratio(Resource some, Resource all) {
        OptionalDouble part = increase(some);
        OptionalDouble whole = increase(all);
        return part.isEmpty() || whole.isEmpty() || whole.getAsDouble() <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.min(1, part.getAsDouble() / whole.getAsDouble()));
    }

    OptionalDouble largest(Resource gauge) {
        return values(gauge).max();
    }

    OptionalDouble mean(Resource gauge) {
        return values(gauge).average();
    }

    private DoubleStream values(Resource gauge) {
        return resources.stream()
                .filter(series -> series.resource() == gauge)
                .flatMap(series -> series.between(window.startMs(), window.endMs()).stream())
                .flatMapToDouble(series -> Arrays.stream(series.values()));
    }
}
