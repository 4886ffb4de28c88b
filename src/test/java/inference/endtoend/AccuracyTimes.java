package inference.endtoend;

import analysis.stats.Percentiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mock.measure.SendLog;
import run.Generation;

/** What was measured of some generations, and what was true, in the order in which they ended; ms. */
final class AccuracyTimes {

    private final List<Double> measuredMs = new ArrayList<>();
    private final List<Double> trueMs = new ArrayList<>();
    /** Errors of times to first token less the lag that their rows tell of. */
    private final List<Double> beyondLagMs = new ArrayList<>();

    private final List<Double> gapsMs = new ArrayList<>();
    private final List<Double> trueGapsMs = new ArrayList<>();

    void add(Generation row, SendLog.Entry truth) {
        long[] sendNs = truth.sendNs();
        double ms = row.timing().firstTokenMs().orElseThrow();
        double truthMs = (sendNs[0] - truth.arrivalNs()) / 1e6;
        measuredMs.add(ms);
        trueMs.add(truthMs);
        beyondLagMs.add(ms - truthMs - row.wire().clientLagMs().orElseThrow());
        for (int us : row.timing().gapsUs()) {
            gapsMs.add(us / 1e3);
        }
        for (int i = 1; i < sendNs.length; i++) {
            trueGapsMs.add((sendNs[i] - sendNs[i - 1]) / 1e6);
        }
    }

    /** Error of the time to first token: mean / p99. */
    String firstToken() {
        return String.format(
                Locale.ROOT, "%.2f / %.2f", mean(measuredMs) - mean(trueMs), p99(measuredMs) - p99(trueMs));
    }

    /** What of single errors of the time to first token the rows' {@code client_lag_ms} does not cover, p99. */
    double p99BeyondLag() {
        return p99(beyondLagMs);
    }

    double p99GapError() {
        return p99(gapsMs) - p99(trueGapsMs);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static double p99(List<Double> values) {
        return Percentiles.ofSorted(
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray(), 99);
    }
}
