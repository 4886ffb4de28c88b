package analysis.verdict.policy;

import analysis.stats.Metric;
import analysis.stats.Metric.Better;
import analysis.stats.Statistic;
import analysis.verdict.policy.Limit.Direction;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Parser of a policy's rules, such as {@code ttft p95: fail +20 %, warn +10 %, ignore 1 ms}.
 *
 * <pre>
 * rule    = figure ":" clause { "," clause }
 * figure  = metric statistic | "requests/s" | "system_tokens/s" | "errors" | "right_answers"
 * clause  = ( "fail" | "warn" ) change | "ignore" number unit
 * change  = ( "+" | "-" | "±" ) number "%"      for errors: number "%", the rate itself
 * metric  = "ttft" | "tpot" | "latency" | "tokens/s" | "first_chunk" | "first_output" | "stream" | …
 *         | "pull" | "cold_load" | "warm_load" | "unload" | "overall"    with "p50" or "mean"
 * statistic = "p" number | "mean"
 * </pre>
 *
 * The sign must allow worse values: + for times, - for rates, or {@code ±} for both directions.
 */
final class RuleParser {

    static final List<String> RATES = List.of("requests/s", "system_tokens/s", "errors", "right_answers");

    private static final List<String> OF_MODELS = List.of("p50", "mean");

    private final Scanner scanner;

    private RuleParser(String line) {
        scanner = new Scanner(line);
    }

    /**
     * Parses one line.
     *
     * @throws SyntaxException with the column, if {@code line} is no rule
     */
    static Rule parse(String line) {
        return new RuleParser(line).rule();
    }

    private Rule rule() {
        Measure measure = measure();
        scanner.expect(":");
        Optional<Limit> fail = Optional.empty();
        Optional<Limit> warn = Optional.empty();
        OptionalDouble ignore = OptionalDouble.empty();
        do {
            int column = scanner.column();
            String clause = scanner.oneOf(List.of("fail", "warn", "ignore"));
            boolean twice = switch (clause) {
                case "fail" -> fail.isPresent();
                case "warn" -> warn.isPresent();
                default -> ignore.isPresent();
            };
            if (twice) {
                throw scanner.error("'" + clause + "' of column " + column + " is given twice");
            }
            switch (clause) {
                case "fail" -> fail = Optional.of(limit(measure));
                case "warn" -> warn = Optional.of(limit(measure));
                default -> ignore = OptionalDouble.of(ignored(measure));
            }
        } while (scanner.takes(","));
        scanner.expectEnd();
        if (fail.isEmpty() && warn.isEmpty()) {
            throw scanner.error("a rule needs 'fail' or 'warn'");
        }
        return new Rule(measure, fail, warn, ignore);
    }

    private Measure measure() {
        int column = scanner.column();
        String name = scanner.word();
        return switch (name) {
            case "requests/s" -> Measure.Throughput.REQUESTS;
            case "system_tokens/s" -> Measure.Throughput.TOKENS;
            case "errors" -> Measure.Share.ERRORS;
            case "right_answers" -> Measure.Share.RIGHT_ANSWERS;
            default -> sampled(scanner.metric(name, column, RATES));
        };
    }

    private Measure sampled(Metric metric) {
        int column = scanner.column();
        Statistic statistic = scanner.statistic();
        if (metric.isOfModels() && !OF_MODELS.contains(statistic.id())) {
            throw scanner.error(
                    "the statistic in column " + column + " needs more values than there are pulls and loads: "
                            + Measure.nameOf(metric) + " takes " + String.join(" or ", OF_MODELS));
        }
        return new Measure.Sampled(metric, statistic);
    }

    private double ignored(Measure measure) {
        if (measure instanceof Measure.Sampled sampled) {
            return scanner.quantity(sampled.of());
        }
        throw scanner.error("'ignore' is for metrics with a unit, not for " + measure.metric());
    }

    private Limit limit(Measure measure) {
        if (measure == Measure.Share.ERRORS) {
            double share = scanner.percent();
            if (!(share > 0 && share < 1)) {
                throw scanner.error("an error rate limit lies between 0 and 100 %");
            }
            return new Limit(Direction.UP, share);
        }
        int column = scanner.column();
        Direction direction = direction();
        double share = scanner.percent();
        boolean wrongWay = direction == Direction.UP && measure.better() == Better.HIGHER
                || direction == Direction.DOWN && measure.better() == Better.LOWER;
        if (wrongWay) {
            throw scanner.error("the sign in column " + column + " allows no worse " + measure.metric()
                    + ": it is better " + (measure.better() == Better.LOWER ? "lower" : "higher"));
        }
        if (!(share > 0) || direction != Direction.UP && share >= 1) {
            throw scanner.error("the change in column " + column + " must be above 0"
                    + (direction == Direction.UP ? "" : " and below 100 %"));
        }
        return new Limit(direction, share);
    }

    private Direction direction() {
        if (scanner.takes("+-") || scanner.takes("±")) {
            return Direction.EITHER;
        }
        if (scanner.takes("+")) {
            return Direction.UP;
        }
        if (scanner.takes("-") || scanner.takes("−")) {
            return Direction.DOWN;
        }
        throw scanner.error("expected '+', '-' or '±' and a change such as 20 %");
    }
}
