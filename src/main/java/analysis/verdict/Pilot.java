package analysis.verdict;

import analysis.stats.Metric;
import analysis.verdict.baseline.CellSamples;
import analysis.verdict.baseline.RunSamples;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import run.Cell;

/**
 * Generator of synthetic runs from a measured one: of any length, with its noise, autocorrelation and distribution, and a random factor per
 * run and model on all times.
 *
 * <p>Values are drawn in blocks (stationary bootstrap, Politis and Romano, Journal of the American Statistical Association 89, 1994) and
 * smoothed with a normal kernel of Silverman's width, so that a tail of few values does not look shorter than it is.
 *
 * @param samples of the measured run
 * @param runSpread standard deviation of the factors, on the logarithmic scale
 */
record Pilot(RunSamples samples, double runSpread) {

    private static final double SILVERMAN = 0.9;

    /** Draws a run of an unchanged server, of so many {@code generations} in each series. */
    RunSamples draw(SplittableRandom random, int generations) {
        SortedMap<Cell, CellSamples> cells = new TreeMap<>();
        Map<String, Double> factors = new TreeMap<>();
        samples.cells().forEach((cell, values) -> {
            double factor = factors.computeIfAbsent(cell.model(), model -> Math.exp(runSpread * random.nextGaussian()));
            cells.put(cell, draw(random, values, generations, factor));
        });
        return new RunSamples(cells);
    }

    /**
     * Copy of {@code run} in which a randomly chosen series is slower by a factor in its most variable metric, where a change is the
     * hardest to find.
     */
    static RunSamples slower(SplittableRandom random, RunSamples run, double factor) {
        List<Cell> all = new ArrayList<>(run.cells().keySet());
        Cell hit = all.get(random.nextInt(all.size()));
        SortedMap<Cell, CellSamples> cells = new TreeMap<>(run.cells());
        cells.computeIfPresent(hit, (cell, samples) -> slower(samples, factor));
        return new RunSamples(cells);
    }

    private static CellSamples slower(CellSamples cell, double factor) {
        Map<Metric, double[]> samples = new TreeMap<>(cell.samples());
        samples.entrySet().stream()
                .filter(entry -> entry.getKey().better() != Metric.Better.NEITHER)
                .max(Comparator.comparingDouble(entry -> logSd(entry.getValue())))
                .ifPresent(entry -> entry.setValue(times(entry.getValue(), towardsWorse(entry.getKey(), factor))));
        return cell.with(cell.generations(), samples, 1);
    }

    private CellSamples draw(SplittableRandom random, CellSamples cell, int generations, double factor) {
        Map<Metric, double[]> drawn = new EnumMap<>(Metric.class);
        long seed = random.nextLong();
        cell.samples()
                .forEach((metric, values) -> drawn.put(
                        metric,
                        // the same generations for every metric
                        times(draw(new SplittableRandom(seed), values, generations), towardsWorse(metric, factor))));
        return cell.with(generations, drawn, factor);
    }

    private static double[] draw(SplittableRandom random, double[] values, int count) {
        double width = SILVERMAN * logSd(values) * Math.pow(values.length, -0.2);
        double end = 1 / Math.cbrt(values.length);
        double[] drawn = new double[count];
        int at = random.nextInt(values.length);
        for (int i = 0; i < count; i++) {
            drawn[i] = values[at] * Math.exp(width * random.nextGaussian());
            at = random.nextDouble() < end ? random.nextInt(values.length) : (at + 1) % values.length;
        }
        return drawn;
    }

    private static double logSd(double[] values) {
        double mean = 0;
        double squares = 0;
        int count = 0;
        for (double value : values) {
            if (value > 0) {
                count++;
                double delta = Math.log(value) - mean;
                mean += delta / count;
                squares += delta * (Math.log(value) - mean);
            }
        }
        return count < 2 ? 0 : Math.sqrt(squares / (count - 1));
    }

    private static double towardsWorse(Metric metric, double factor) {
        return switch (metric.better()) {
            case LOWER -> factor;
            case HIGHER -> 1 / factor;
            case NEITHER -> 1;
        };
    }

    private static double[] times(double[] values, double factor) {
        double[] product = values.clone();
        for (int i = 0; i < product.length; i++) {
            product[i] *= factor;
        }
        return product;
    }
}
