package analysis.summary.server;

import analysis.summary.samples.ResourceSeries;
import java.util.Arrays;
import run.Resource;

/**
 * Summary of the samples of one resource from one source, in the resource's unit. For a counter that a restart reset,
 * these are readings, not usage.
 *
 * @param count number of samples, at least 1
 */
public record ResourceSummary(
        String source, Resource resource, int count, double first, double last, double min, double mean, double max) {

    static ResourceSummary of(ResourceSeries series) {
        double[] values = series.values();
        return new ResourceSummary(
                series.source(),
                series.resource(),
                values.length,
                series.first(),
                series.last(),
                Arrays.stream(values).min().orElseThrow(),
                Arrays.stream(values).average().orElseThrow(),
                Arrays.stream(values).max().orElseThrow());
    }
}
