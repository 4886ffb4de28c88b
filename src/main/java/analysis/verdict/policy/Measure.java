package analysis.verdict.policy;

import analysis.stats.Metric;
import analysis.stats.Metric.Better;
import analysis.stats.Statistic;
import java.util.Arrays;
import java.util.Locale;

/** Figure that a verdict compares or checks. Its names are stable: reports and policies use them. */
public sealed interface Measure {

    /** Name of the metric, without spaces: {@code ttft}, {@code tokens/s}, {@code errors}. */
    String metric();

    /** Name of the statistic: {@code p95}, {@code mean}; {@code rate} for figures that are one number per series. */
    default String statistic() {
        return "rate";
    }

    String unit();

    Better better();

    /** Both names: {@code ttft p95}. */
    default String figure() {
        return metric() + " " + statistic();
    }

    /** Name of a metric in policies and reports. */
    static String nameOf(Metric metric) {
        return metric.label().toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    /** Statistic of a quantity measured once per generation or operation. */
    record Sampled(Metric of, Statistic summary) implements Measure {
        /** Statistic of {@code values}, in any order; at least one. */
        public double of(double[] values) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            return summary.ofSorted(sorted);
        }

        @Override
        public String metric() {
            return nameOf(of);
        }

        @Override
        public String statistic() {
            return summary.id();
        }

        @Override
        public String unit() {
            return of.unit();
        }

        @Override
        public Better better() {
            return of.better();
        }
    }

    /** Throughput of the server: successful generations or their tokens, per second from the first start to the last end. */
    enum Throughput implements Measure {
        REQUESTS("requests/s", "requests/s"),
        TOKENS("system_tokens/s", "tokens/s");

        private final String metric;
        private final String unit;

        Throughput(String metric, String unit) {
            this.metric = metric;
            this.unit = unit;
        }

        @Override
        public String metric() {
            return metric;
        }

        @Override
        public String unit() {
            return unit;
        }

        @Override
        public Better better() {
            return Better.HIGHER;
        }
    }

    /** Average cost of the output tokens of a series: money in the currency of the run's prices, or energy. */
    enum Spending implements Measure {
        COST("cost", "per 1M tokens"),
        ENERGY("energy", "J per token");

        private final String metric;
        private final String unit;

        Spending(String metric, String unit) {
            this.metric = metric;
            this.unit = unit;
        }

        @Override
        public String metric() {
            return metric;
        }

        @Override
        public String unit() {
            return unit;
        }

        @Override
        public Better better() {
            return Better.LOWER;
        }
    }

    /** Shares of generations, in percent. */
    enum Share implements Measure {
        /** Generations that failed. */
        ERRORS,
        /** Right answers among those that were checked. */
        RIGHT_ANSWERS,
        /** Generations that met every limit of a service-level objective, of all including failures and wrong answers. */
        GOODPUT;

        @Override
        public String metric() {
            return name().toLowerCase(Locale.ROOT);
        }

        @Override
        public String unit() {
            return "%";
        }

        @Override
        public Better better() {
            return this == ERRORS ? Better.LOWER : Better.HIGHER;
        }
    }
}
