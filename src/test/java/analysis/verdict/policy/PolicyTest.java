package analysis.verdict.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import analysis.stats.Metric;
import analysis.stats.Statistic.Percentile;
import analysis.summary.figures.Slo;
import analysis.verdict.policy.Limit.Direction;
import analysis.verdict.policy.Measure.Sampled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.file.UnreadableFileException;

class PolicyTest {

    @TempDir
    private Path folder;

    /** bench-harness: FAIL P95 > +20 % and errors > 1 %; WARN P95 > +10 %, P50 ±15 %, throughput ±15 %. */
    @Test
    void theDefaultIsThatOfTheEarlierHarness() {
        List<Rule> rules = Policy.standard().rules();

        for (Metric metric : List.of(Metric.LATENCY_MS, Metric.FIRST_TOKEN_MS, Metric.TPOT_MS)) {
            Rule p95 = rule(rules, new Sampled(metric, new Percentile(95)));
            assertThat(p95.fail().orElseThrow()).isEqualTo(new Limit(Direction.UP, 0.20));
            assertThat(p95.warn().orElseThrow()).isEqualTo(new Limit(Direction.UP, 0.10));
            Rule p50 = rule(rules, new Sampled(metric, new Percentile(50)));
            assertThat(p50.fail().orElseThrow()).isEqualTo(new Limit(Direction.UP, 0.20));
            assertThat(p50.warn().orElseThrow()).isEqualTo(new Limit(Direction.EITHER, 0.15));
        }
        assertThat(rule(rules, Measure.Throughput.REQUESTS).warn().orElseThrow())
                .isEqualTo(new Limit(Direction.EITHER, 0.15));
        assertThat(rule(rules, Measure.Share.ERRORS).fail().orElseThrow().share())
                .isEqualTo(0.01);
        Limit slower = rule(rules, new Sampled(Metric.TOKENS_PER_S, new Percentile(5)))
                .fail()
                .orElseThrow();
        assertThat(slower.logDown()).isCloseTo(Math.log(1.2), within(0.001));
    }

    private static Rule rule(List<Rule> rules, Measure measure) {
        return rules.stream()
                .filter(rule -> rule.measure().equals(measure))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ttfx p95: fail +20 %; 1; unknown metric 'ttfx'",
                "ttft q95: fail +20 %; 6; a statistic such as p50, p95 or mean, found 'q95'",
                "ttft p95 fail +20 %; 10; expected ':'",
                "ttft p95: +20 %; 11; expected fail or warn or ignore",
                "ttft p95: fail 20 %; 16; expected '+', '-' or '±'",
                "ttft p95: fail +x %; 17; a number such as 20 or 16.7",
                "ttft p95: fail +20; 19; expected '%'",
                "ttft p95: fail -20 %; 21; it is better lower",
                "tokens/s p5: fail +20 %; 24; it is better higher",
                "tokens/s p5: fail -100 %; 25; below 100 %",
                "ttft p95: fail +20 %, fail +30 %; 28; given twice",
                "ttft p95: fail +20 %, ignore 1 %; 32; the unit 'ms'",
                "cold_load p95: fail +50 %; 14; cold_load takes p50 or mean",
                "ttft p95: ignore 1 ms; 22; needs 'fail' or 'warn'",
                "errors: fail 1 %, ignore 1 ms; 26; not for errors",
                "requests/s p95: warn ±15 %; 12; expected ':'",
                "ttft p95: fail +20 % now; 22; unexpected 'now'"
            })
    void aWrongRuleNamesTheColumn(String line, int column, String problem) {
        assertThatThrownBy(() -> RuleParser.parse(line))
                .isInstanceOfSatisfying(
                        SyntaxException.class, e -> assertThat(e.column()).isEqualTo(column))
                .hasMessageContaining(problem)
                .hasMessageContaining(line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ttft p95 < 2000 ms; 10; expected '<='",
                "ttft p95 >= 2000 ms; 10; expected '<='",
                "tokens/s p5 <= 20 tokens/s; 13; expected '>='",
                "ttft p95 <= 2000; 17; the unit 'ms'",
                "ttft p95 <= 2,000 ms; 14; the unit 'ms'",
                "ttft p95 <= 0 ms; 13; above 0",
                "ttft <= 2000 ms; 6; a statistic",
                "goodput <= 95 %; 9; expected '>='",
                "goodput >= 195 %; 12; at most 100 %",
                "goodput >= 95 % of ttft p95 <= 1 ms; 25; expected '<='",
                "errors <= 1; 12; expected '%'",
                "requests/s <= 5; 12; expected '>='",
                "system_tokens/s >= 0; 20; above 0",
                "cost >= 5 per 1M tokens; 6; expected '<='",
                "cost <= 5; 10; expected 'per 1M tokens'",
                "energy <= 0 J per token; 11; above 0",
                "requests/s p95 >= 5; 12; expected '>='",
                "output_tokens p50 <= 5 tokens; 19; no better direction"
            })
    void aWrongObjectiveNamesTheColumn(String line, int column, String problem) {
        assertThatThrownBy(() -> ObjectiveParser.parse(line))
                .isInstanceOfSatisfying(
                        SyntaxException.class, e -> assertThat(e.column()).isEqualTo(column))
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ttft p95: fail +20 %; +20 %",
                "tokens/s p5: fail -16.7 %; -16.7 %",
                "errors: fail 0.05 %; 0.05 %",
                "errors: fail 0.007 %, warn 0.001 %; 0.007 % (warn 0.001 %)",
                "ttft p95: fail +200 %; +200 %"
            })
    void aLimitIsShownWithAllItsDigits(String line, String text) {
        assertThat(RuleParser.parse(line).text()).isEqualTo(text);
    }

    @Test
    void objectivesAreRead() {
        assertThat(ObjectiveParser.parse("ttft p95 <= 2000 ms"))
                .isEqualTo(new Objective.OfMetric(
                        "ttft p95 <= 2000 ms", new Sampled(Metric.FIRST_TOKEN_MS, new Percentile(95)), 2000));
        assertThat(ObjectiveParser.parse("goodput>=95% of ttft<=500ms, tokens/s >= 20 tokens/s"))
                .isInstanceOfSatisfying(
                        Objective.OfGoodput.class,
                        goodput -> assertThat(goodput.each())
                                .containsExactly(
                                        new Slo(Metric.FIRST_TOKEN_MS, 500), new Slo(Metric.TOKENS_PER_S, 20)));
        assertThat(ObjectiveParser.parse("system_tokens/s >= 120"))
                .isEqualTo(new Objective.OfThroughput("system_tokens/s >= 120", Measure.Throughput.TOKENS, 120));
        assertThat(ObjectiveParser.parse("cost <= 2.5 per 1M tokens"))
                .isEqualTo(new Objective.OfSpending("cost <= 2.5 per 1M tokens", Measure.Spending.COST, 2.5));
        assertThat(ObjectiveParser.parse("energy<=0.8 J per token"))
                .isEqualTo(new Objective.OfSpending("energy<=0.8 J per token", Measure.Spending.ENERGY, 0.8));
        assertThat(ObjectiveParser.parse("requests/s >= 0.5").isFloor()).isTrue();
        assertThat(ObjectiveParser.parse("errors <= 0.5 %"))
                .isEqualTo(new Objective.OfErrors("errors <= 0.5 %", 0.005));
    }

    private Path policy(String json) throws IOException {
        return Files.writeString(folder.resolve(PolicyFile.NAME), json);
    }

    @Test
    void aFileOverridesWhatItNames() throws IOException {
        Policy policy = PolicyFile.read(policy("""
                {"rules": ["latency mean: fail +5 %"], "objectives": ["errors <= 2 %"], "falseAlarmPct": 5,
                 "minimumSamples": 50}"""));

        assertThat(policy.rules()).hasSize(1);
        assertThat(policy.objectives()).hasSize(1);
        assertThat(policy.falseAlarm()).isEqualTo(0.05);
        assertThat(policy.minimumSamples()).isEqualTo(50);
        assertThat(policy.runSpread()).isEqualTo(Policy.standard().runSpread());
        assertThat(PolicyFile.readOrStandard(folder.resolve("none.json"))).isEqualTo(Policy.standard());
    }

    @Test
    void theCommittedPolicyIsTheDefaultSpelledOut() throws IOException {
        assertThat(PolicyFile.read(Path.of("baselines", PolicyFile.NAME))).isEqualTo(Policy.standard());
    }

    @Test
    void theCommittedObjectivesOfAGatewayNeedNoBaseline() throws IOException {
        Policy policy = PolicyFile.read(Path.of("baselines", "policies", "mock-gateway.json"));

        assertThat(policy.objectives())
                .containsExactly(
                        new Objective.OfMetric(
                                "latency p95 <= 100 ms", new Sampled(Metric.LATENCY_MS, new Percentile(95)), 100),
                        new Objective.OfErrors("errors <= 1 %", 0.01),
                        new Objective.OfThroughput("requests/s >= 50", Measure.Throughput.REQUESTS, 50));
        assertThat(policy.rules()).isEqualTo(Policy.standard().rules());
    }

    @Test
    void aWrongLineOfAFileIsFound() throws IOException {
        Path file = policy("{\"rules\": [\"errors: fail 1 %\", \"ttft p95: fail +20\"]}");

        assertThatThrownBy(() -> PolicyFile.read(file))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContainingAll(file.toString(), "rules[1], column 19", "ttft p95: fail +20", "^");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"rule\": []}",
                "{\"rules\": [null]}",
                "{\"minimumSamples\": 1}",
                "{\"minimumSamples\": 20.7}",
                "{} {}",
                "{\"falseAlarmPct\": 0}",
                "{\"falseAlarmPct\": \"x\"}",
                "{\"seed\": 1, \"seed\": 2}"
            })
    void whatIsNoPolicyIsRefused(String json) throws IOException {
        Path file = policy(json);

        assertThatThrownBy(() -> PolicyFile.read(file))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageStartingWith(file.toString());
    }
}
