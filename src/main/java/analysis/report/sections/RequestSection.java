package analysis.report.sections;

import analysis.report.page.Block;
import analysis.report.page.Block.Picture;
import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.report.page.TableBuilder;
import analysis.report.svg.Axis;
import analysis.report.svg.Colour;
import analysis.report.svg.HeatMap;
import analysis.report.svg.Line.Point;
import analysis.report.svg.Spans;
import analysis.report.svg.Spans.Span;
import analysis.stats.Metric;
import analysis.stats.Percentiles;
import analysis.summary.samples.CellData;
import analysis.summary.samples.Counted;
import analysis.summary.samples.RunData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Section on single generations or requests over time: bars if they are few, a heat map of latency if they are many. */
final class RequestSection {

    private static final int MOST_BARS = 60;

    /** Largest number of points; of more, every n-th is drawn, because more points look the same. */
    private static final int MOST_POINTS = 200_000;

    private static final int FEWEST_POINTS = 200;
    private static final int STRETCHES = 12;

    private final List<Request> requests = new ArrayList<>();
    private final int every;
    private final Counted counted;

    /** Request with times in epoch ms; an unknown latency is NaN. */
    private record Request(run.Cell cell, double startMs, double firstMs, double endMs, double latencyMs, boolean ok) {

        OptionalDouble ttftMs() {
            return startMs < firstMs && firstMs < endMs ? OptionalDouble.of(firstMs - startMs) : OptionalDouble.empty();
        }

        OptionalDouble knownLatencyMs() {
            return Double.isNaN(latencyMs) ? OptionalDouble.empty() : OptionalDouble.of(latencyMs);
        }
    }

    private RequestSection(RunData data) {
        counted = data.counted();
        int all = data.cells().values().stream().mapToInt(CellData::generations).sum();
        every = (all + MOST_POINTS - 1) / MOST_POINTS;
        data.cells().forEach(this::add);
        requests.sort(Comparator.comparingDouble(Request::startMs));
    }

    static List<Block> blocks(RunData data) {
        RequestSection section = new RequestSection(data);
        if (section.requests.isEmpty()) {
            return List.of();
        }
        double from = section.requests.get(0).startMs;
        double to = section.requests.stream().mapToDouble(Request::endMs).max().orElse(from);
        Elapsed elapsed = new Elapsed(from, from, to);
        if (section.requests.size() <= MOST_BARS) {
            return List.of(section.bars(elapsed));
        }
        List<Request> timed = section.requests.stream()
                .filter(request -> request.ok && request.latencyMs > 0)
                .toList();
        return timed.size() < FEWEST_POINTS ? List.of() : List.of(section.heat(timed, elapsed));
    }

    private void add(run.Cell cell, CellData data) {
        for (int row = 0; row < data.generations(); row += every) {
            double start = data.startMs(row);
            double first = data.value(Metric.FIRST_TOKEN_MS, row);
            double latency = data.value(Metric.LATENCY_MS, row);
            double end = Double.isNaN(latency) ? data.endMs(row) : start + latency;
            double unknown = data.generates() ? end : start;
            requests.add(new Request(
                    cell,
                    start,
                    Double.isNaN(first) ? unknown : Math.min(end, start + first),
                    end,
                    latency,
                    data.isOk(row)));
        }
    }

    private Picture bars(Elapsed elapsed) {
        String title = "Every " + counted.one();
        List<Span> spans = requests.stream()
                .map(request -> new Span(
                        elapsed.x(request.startMs),
                        elapsed.x(request.firstMs),
                        elapsed.x(request.endMs),
                        request.ok ? Colour.BLUE : Colour.BAD))
                .toList();
        Table table = new TableBuilder<Request>(title + " as a table")
                .text(
                        counted == Counted.REQUESTS ? "Series" : "Model and series",
                        request -> request.cell.model() + ", " + request.cell.series())
                .value(elapsed.axis().title(), "", 3, request -> elapsed.x(request.startMs))
                .number("TTFT", "ms", Request::ttftMs)
                .number("Latency", "ms", Request::knownLatencyMs)
                .text("Outcome", request -> request.ok ? "ok" : "not ok")
                .build(requests);
        String note = (counted == Counted.REQUESTS ? "" : "Pale: until the first token. Solid: while tokens come. ")
                + "Red: did not succeed.";
        return new Picture(
                title,
                note,
                new Spans(
                        "generations",
                        title,
                        counted.of(requests.size()) + " over time. " + note,
                        elapsed.axis(),
                        spans),
                table);
    }

    private Picture heat(List<Request> timed, Elapsed elapsed) {
        List<Point> points = timed.stream()
                .map(request -> new Point(elapsed.x(request.startMs), request.latencyMs))
                .toList();
        double lowest = points.stream().mapToDouble(Point::y).min().orElse(1);
        double highest = points.stream().mapToDouble(Point::y).max().orElse(1);
        String note = timed.size() + " successful " + counted.many() + " by their start; darker: more of them."
                + (every > 1 ? " Of each series, one in " + every + " is shown, in its order of time." : "");
        return new Picture(
                "Latency over time",
                note,
                new HeatMap(
                        "latency-heat",
                        "Latency over time",
                        note,
                        elapsed.axis(),
                        Axis.spanning("latency, ms", lowest, highest),
                        points),
                stretches(timed, elapsed, counted));
    }

    private static Table stretches(List<Request> timed, Elapsed elapsed, Counted counted) {
        record Stretch(double startMs, double[] latencies) {}
        return new TableBuilder<Stretch>("Latency over time as a table")
                .value(elapsed.axis().title(), "", 1, stretch -> elapsed.x(stretch.startMs()))
                .count(counted.title(), stretch -> stretch.latencies().length)
                .value("Latency p50", "ms", stretch -> Percentiles.of(stretch.latencies(), 50)[0])
                .numeric(
                        "p95",
                        "ms",
                        stretch -> Cell.number(Percentiles.of(stretch.latencies(), 95)[0])
                                .few(stretch.latencies().length < Percentiles.samplesNeeded(95)))
                .build(IntStream.range(0, STRETCHES)
                        .mapToObj(i -> timed.subList(i * timed.size() / STRETCHES, (i + 1) * timed.size() / STRETCHES))
                        .map(some -> new Stretch(
                                some.get(0).startMs,
                                some.stream().mapToDouble(Request::latencyMs).toArray()))
                        .toList());
    }
}
