package analysis.verdict.policy;

import analysis.stats.Metric;
import analysis.stats.Metric.Better;
import analysis.stats.Statistic;
import java.util.Locale;

/** A figure that a verdict compares or holds against a limit. Its names are stable: reports and policies use them. */
public sealed interface Measure {

    /** Name without spaces: {@code ttft}, {@code tokens/s}, {@code errors}. */
    String metric();

    /** {@code p95}, {@code mean}; {@code rate} for figures that are one number per series. */
    default String statistic() {
        return "rate";
    }

    String unit();

    Better better();

    /** Both names: {@code ttft p95}. */
    default String figure() {
        return metric() + " " + statistic();
    }

    /** The name of a metric in policies and reports. */
    static String nameOf(Metric metric) {
        return metric.label().toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    /** A statistic of a quantity measured once per generation. */
    record Sampled(Metric of, Statistic summary) implements Measure {
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

    /** What the server got done: successful generations or their tokens, over first start to last end. */
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

    /** What the output tokens of a series took, on the average: money in the currency of the run's prices, or energy. */
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
        /** That failed. */
        ERRORS,
        /** Answers that were right, of those held against what their prompts expect. */
        RIGHT_ANSWERS,
        /** Failures and wrong answers included, that met every limit of a service-level objective. */
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
