package analysis.summary.server;

import analysis.summary.samples.ResourceSeries;
import java.util.Arrays;
import run.Resource;

/**
 * What the samples of one resource from one source come to, in the resource's unit. Of a counter that the server sets back
 * to zero (a restart) the figures are what was read, not what was used.
 *
 * @param count samples, at least 1
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
