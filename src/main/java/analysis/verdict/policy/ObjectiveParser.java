package analysis.verdict.policy;

import analysis.stats.Metric;
import analysis.stats.Metric.Better;
import analysis.summary.figures.Slo;
import analysis.verdict.policy.Measure.Spending;
import analysis.verdict.policy.Measure.Throughput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/**
 * Parser of service-level objectives such as {@code ttft p95 <= 2000 ms} or {@code goodput >= 95 %}.
 *
 * <pre>
 * objective = metric statistic relation number unit
 *           | "errors" "&lt;=" number "%"
 *           | "right_answers" "&gt;=" number "%"
 *           | ( "requests/s" | "system_tokens/s" ) "&gt;=" number
 *           | "cost" "&lt;=" number "per 1M tokens"
 *           | "energy" "&lt;=" number "J per token"
 *           | "goodput" "&gt;=" number "%" [ "of" limit { "," limit } ]
 * limit     = metric relation number unit               of a single generation
 * relation  = "&lt;=" | "&gt;="
 * metric    = "ttft" | "tpot" | "latency" | "tokens/s" | "first_chunk" | "first_output" | "stream" | …
 *           | "pull" | "cold_load" | "warm_load" | "unload" | "overall"
 * statistic = "p" number | "mean"
 * unit      = "ms" | "s" | "tokens/s"                   times in ms or s
 * </pre>
 *
 * The relation must allow the better values: {@code <=} for times, {@code >=} for rates. Without {@code of}, a
 * generation is good if it succeeds within the limits of the other objectives on metrics: {@code ttft p95 <= 2000 ms}
 * then requires a TTFT of at most 2000 ms.
 */
public final class ObjectiveParser {

    private static final List<String> OTHERS = Stream.concat(
                    Stream.of("errors", "right_answers", "goodput"),
                    Stream.concat(Arrays.stream(Throughput.values()), Arrays.stream(Spending.values()))
                            .map(Measure::metric))
            .toList();

    private final String line;
    private final Scanner scanner;

    private ObjectiveParser(String line) {
        this.line = line;
        this.scanner = new Scanner(line);
    }

    /**
     * Parses one line.
     *
     * @throws SyntaxException with the column, if {@code line} is no objective
     */
    public static Objective parse(String line) {
        ObjectiveParser parser = new ObjectiveParser(line);
        Objective objective = parser.objective();
        parser.scanner.expectEnd();
        return objective;
    }

    private Objective objective() {
        int column = scanner.column();
        String name = scanner.word();
        if (name.equals("errors")) {
            scanner.expect("<=");
            return new Objective.OfErrors(line, share());
        }
        if (name.equals("right_answers")) {
            scanner.expect(">=");
            return new Objective.OfRightAnswers(line, share());
        }
        if (name.equals("goodput")) {
            scanner.expect(">=");
            return new Objective.OfGoodput(line, share(), scanner.takes("of") ? limits() : List.of());
        }
        for (Throughput throughput : Throughput.values()) {
            if (name.equals(throughput.metric())) {
                scanner.expect(">=");
                return new Objective.OfThroughput(line, throughput, positive(scanner::number));
            }
        }
        for (Spending spending : Spending.values()) {
            if (name.equals(spending.metric())) {
                scanner.expect("<=");
                double limit = positive(scanner::number);
                scanner.expect(spending.unit());
                return new Objective.OfSpending(line, spending, limit);
            }
        }
        Metric metric = scanner.metric(name, column, OTHERS);
        Measure.Sampled measure = new Measure.Sampled(metric, scanner.statistic());
        return new Objective.OfMetric(line, measure, limit(metric).limit());
    }

    private double share() {
        int column = scanner.column();
        double share = scanner.percent();
        if (share > 1) {
            throw new SyntaxException(line, column, "a share is at most 100 %");
        }
        return share;
    }

    private List<Slo> limits() {
        List<Slo> limits = new ArrayList<>();
        do {
            int column = scanner.column();
            Metric metric = scanner.metric(scanner.word(), column, List.of());
            if (metric.isOfModels()) {
                throw new SyntaxException(line, column, "a generation has no " + Measure.nameOf(metric));
            }
            limits.add(limit(metric));
        } while (scanner.takes(","));
        return limits;
    }

    private Slo limit(Metric metric) {
        if (metric.better() == Better.NEITHER) {
            throw scanner.error(Measure.nameOf(metric) + " has no better direction, so it cannot be an objective");
        }
        scanner.expect(metric.better() == Better.LOWER ? "<=" : ">=");
        return new Slo(metric, positive(() -> scanner.quantity(metric)));
    }

    private double positive(DoubleSupplier quantity) {
        int column = scanner.column();
        double value = quantity.getAsDouble();
        if (!(value > 0)) {
            throw new SyntaxException(line, column, "the limit must be above 0");
        }
        return value;
    }
}
