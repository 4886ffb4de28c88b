package analysis.report.sections;

import analysis.report.page.Block;
import analysis.report.page.Chart;
import analysis.report.page.Chart.Named;
import analysis.report.svg.Axis;
import analysis.report.svg.Colour;
import analysis.report.svg.Line;
import analysis.report.svg.Line.Point;
import analysis.report.text.ByteSize;
import analysis.summary.samples.ResourceSeries;
import analysis.summary.samples.RunData;
import java.util.ArrayList;
import java.util.List;
import run.Resource;

/** Charts of the server's resources during the run, one per kind that was sampled. */
record ResourceCharts(List<ResourceSeries> all, Elapsed time) {

    private static final double PERCENT = 100;

    static List<Block> of(RunData data) {
        List<ResourceSeries> all = data.resources().series();
        if (all.isEmpty()) {
            return List.of();
        }
        double from =
                all.stream().mapToDouble(series -> series.timesMs()[0]).min().orElseThrow();
        double to = all.stream()
                .mapToDouble(series -> series.timesMs()[series.timesMs().length - 1])
                .max()
                .orElseThrow();
        return new ResourceCharts(all, Elapsed.of(data, from, to)).blocks();
    }

    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(memory("memory", "Memory of the server", Resource.MEMORY_BYTES));
        blocks.add(memory("gpu-memory", "GPU memory", Resource.GPU_MEMORY_BYTES));
        blocks.add(figure("gpu", "GPU", "% busy", 1, Resource.GPU_PCT));
        blocks.add(figure("kv-cache", "KV cache", "% in use", PERCENT, Resource.KV_CACHE_RATIO));
        blocks.add(figure(
                "requests",
                "Requests in the server",
                "requests",
                1,
                Resource.REQUESTS_RUNNING,
                Resource.REQUESTS_WAITING));
        blocks.add(figure("processors", "Processors in use", "processors", 1, Resource.CPU_SECONDS));
        return blocks.stream().filter(block -> !block.isEmpty()).toList();
    }

    private Chart memory(String id, String title, Resource resource) {
        double largest = all.stream()
                .filter(series -> series.resource() == resource)
                .mapToDouble(ResourceSeries::largest)
                .max()
                .orElse(0);
        ByteSize.Unit unit = ByteSize.unit(largest);
        return figure(id, title, unit.name(), 1 / unit.bytes(), resource);
    }

    private Chart figure(String id, String title, String unit, double factor, Resource... resources) {
        List<ResourceSeries> shown = all.stream()
                .filter(series -> List.of(resources).contains(series.resource()))
                .toList();
        boolean severalSources =
                shown.stream().map(ResourceSeries::source).distinct().count() > 1;
        List<Named> lines = new ArrayList<>();
        double highest = 0;
        int samples = 0;
        boolean thinned = false;
        for (ResourceSeries series : shown) {
            List<Point> points = points(series, factor);
            lines.add(new Named(label(series, severalSources, resources.length > 1), "", Thinned.of(points)));
            highest = Math.max(
                    highest,
                    points.stream()
                            .mapToDouble(Point::y)
                            .filter(y -> !Double.isNaN(y))
                            .max()
                            .orElse(0));
            samples += series.values().length;
            thinned |= points.size() > Thinned.MOST;
        }
        return new Chart(
                "resource-" + id,
                title,
                Numbers.count(samples, "sample", "samples")
                        + (thinned ? ", drawn as minimum and maximum of neighbouring samples." : "."),
                time.axis(),
                Axis.fromZero(unit, highest),
                Line.Style.PLAIN,
                Colour.BLUE,
                lines,
                List.of());
    }

    private static String label(ResourceSeries series, boolean severalSources, boolean severalResources) {
        return String.join(
                ", ",
                severalSources
                        ? List.of(series.resource().label(), series.source())
                        : severalResources ? List.of(series.resource().label()) : List.of());
    }

    private List<Point> points(ResourceSeries series, double factor) {
        List<Point> points = new ArrayList<>();
        long[] timesMs = series.timesMs();
        double[] values = series.values();
        if (!series.resource().isCounter()) {
            for (int i = 0; i < values.length; i++) {
                points.add(new Point(time.x(timesMs[i]), values[i] * factor));
            }
            return points;
        }
        for (int i = 1; i < values.length; i++) {
            double seconds = (timesMs[i] - timesMs[i - 1]) / 1000.0;
            double used = values[i] - values[i - 1];
            if (seconds > 0) {
                // A falling counter was reset: the server restarted.
                points.add(new Point(time.x(timesMs[i]), used < 0 ? Double.NaN : used / seconds * factor));
            }
        }
        return points;
    }
}
