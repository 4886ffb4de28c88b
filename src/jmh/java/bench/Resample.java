package bench;

import analysis.stats.Bootstrap;
import analysis.stats.Statistic.Percentile;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The interval of a percentile: one figure of a verdict. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Resample {

    @Param({"200", "10000"})
    public int values;

    private double[] sample;

    @Setup
    public void draw() {
        Random random = new Random(1);
        sample = random.doubles(values, 100, 200).toArray();
    }

    @Benchmark
    public Object percentile() {
        return new Bootstrap(7).estimate(sample.clone(), new Percentile(95));
    }
}
