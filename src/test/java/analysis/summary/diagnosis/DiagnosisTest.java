package analysis.summary.diagnosis;

import static analysis.fixtures.Generations.generation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import analysis.fixtures.SyntheticRun;
import analysis.summary.diagnosis.DiagnosisFinding.Observation;
import analysis.summary.reading.RunBuilder;
import analysis.summary.samples.RunData;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.Outcome;
import run.RunInfo;
import run.RunInfo.Series;
import run.RunInfoBuilder;

class DiagnosisTest {

    private static final String MODEL = "m";

    @ParameterizedTest
    @CsvSource({
        "VARIATION, 4.9, GOOD",
        "VARIATION, 5, NOTE",
        "VARIATION, 10, INVESTIGATE",
        "VARIATION, 20, PROBLEM",
        "SCALING, 29.9, PROBLEM",
        "SCALING, 30, NOTE",
        "SCALING, 50, GOOD",
        "SCALING, 70, GOOD",
        "SUCCESS_RATE, 89.9, PROBLEM",
        "SUCCESS_RATE, 90, NOTE",
        "SUCCESS_RATE, 100, GOOD",
        "SPREAD, 19, GOOD",
        "SPREAD, 20, NOTE",
        "SPREAD, 50, INVESTIGATE",
        "PROMPT_LENGTH, -3, GOOD",
        "PROMPT_LENGTH, 15, GOOD",
        "PROMPT_LENGTH, 25, INVESTIGATE",
        "DECLINE, 4, NOTE",
        "DECLINE, 5, INVESTIGATE",
        "DECLINE, 10, PROBLEM"
    })
    void theDocumentsLimits(DiagnosisRule rule, double value, Severity severity) {
        assertThat(rule.band(value).severity()).isEqualTo(severity);
    }

    @Test
    void whatIsToBeDoneIsSaidWhereverSomethingIsWrong() {
        for (DiagnosisRule rule : DiagnosisRule.values()) {
            assertThat(rule.bands())
                    .filteredOn(band -> band.severity().compareTo(Severity.INVESTIGATE) <= 0)
                    .allSatisfy(band -> assertThat(band.advice()).isNotBlank());
            assertThat(rule.bands().get(rule.bands().size() - 1).below()).isInfinite();
        }
    }

    @Test
    void fewerGenerationsThanUsersTellNothingOfTheirLevel() {
        RunData data = run(List.of(series("users=1", 1, 55), series("users=3", 3, 55)), builder -> {
            for (int i = 0; i < 2; i++) {
                level(builder, "users=1", i * 1000, 1000, 45);
                level(builder, "users=3", 20_000 + i * 1000, 1000, 30);
            }
        });

        assertThat(observations(data, DiagnosisRule.SCALING)).isEmpty();
        assertThat(observations(data, DiagnosisRule.CONCURRENT_BENEFIT)).isEmpty();
    }

    /** The document's example: 1 request gives 45 tokens/s, 3 give 90 in sum: 67 % efficiency. */
    @Test
    void scalingIsTokensOfAllAgainstAsManySingleUsers() {
        RunData data = run(List.of(series("users=1", 1, 55), series("users=3", 3, 55)), builder -> {
            for (int i = 0; i < 9; i++) {
                level(builder, "users=1", i * 1000, 1000, 45);
                level(builder, "users=3", 20_000 + i / 3 * 1000, 1000, 30);
            }
        });

        assertThat(observations(data, DiagnosisRule.SCALING))
                .singleElement()
                .satisfies(seen -> assertThat(seen.value()).isCloseTo(200.0 / 3, within(0.01)));
        assertThat(observations(data, DiagnosisRule.CONCURRENT_BENEFIT))
                .singleElement()
                .satisfies(seen -> assertThat(seen.value()).isCloseTo(2, within(0.001)));
    }

    /** 16 users on 4 slots: each decodes as fast as ever, and waits for three others first. */
    @Test
    void waitingForASlotIsNoVariationOfTheServer() {
        RunData data = run(List.of(series("a", 4, 55), series("b", 16, 55)), builder -> {
            int[] gapsUs = IntStream.generate(() -> 20_000).limit(20).toArray();
            for (int i = 0; i < 64; i++) {
                int start = i;
                builder.add(generation(
                        g -> g.cell("m", "a").startMs(start / 4 * 500).timing(80, gapsUs)));
                builder.add(generation(g ->
                        g.cell("m", "b").startMs(20_000 + start / 16 * 2_000).timing(80 + start % 4 * 500, gapsUs)));
            }
        });

        assertThat(observations(data, DiagnosisRule.VARIATION))
                .allSatisfy(seen -> assertThat(seen.value()).isLessThan(1));
        assertThat(observations(data, DiagnosisRule.DECLINE)).isEmpty();
        assertThat(observations(data, DiagnosisRule.QUEUEING)).singleElement().satisfies(seen -> {
            assertThat(DiagnosisRule.QUEUEING.band(seen.value()).severity()).isEqualTo(Severity.INVESTIGATE);
            assertThat(seen.where()).isEqualTo("m, 16 users");
        });
    }

    @Test
    void theBestConcurrencyIsTheLastThatGains() {
        RunData data = run(List.of(series("a", 1, 55), series("b", 2, 55), series("c", 4, 55)), builder -> {
            for (int i = 0; i < 8; i++) {
                level(builder, "a", i * 1000, 1000, 40);
                level(builder, "b", 20_000 + i / 2 * 1000, 1000, 35);
                level(builder, "c", 40_000 + i / 4 * 2000, 2000, 36);
            }
        });

        assertThat(observations(data, DiagnosisRule.KNEE))
                .singleElement()
                .satisfies(seen -> assertThat(seen.value()).isEqualTo(2));
    }

    @Test
    void aFallOfTokensPerSecondOverTheSeriesIsADecline() {
        RunData falling = single(i -> 50 - i * 0.5);
        RunData noisy = single(i -> i % 2 == 0 ? 50 : 44);

        assertThat(observations(falling, DiagnosisRule.DECLINE)).singleElement().satisfies(seen -> {
            assertThat(DiagnosisRule.DECLINE.band(seen.value()).severity()).isEqualTo(Severity.PROBLEM);
            assertThat(seen.what()).contains("from 50.0 to 30.5 tokens/s");
        });
        assertThat(observations(noisy, DiagnosisRule.DECLINE)).isEmpty();
    }

    @Test
    void outliersAreShownWithBothFigures() {
        RunData data = single(i -> i == 20 ? 5 : 50);

        assertThat(observations(data, DiagnosisRule.OUTLIERS))
                .singleElement()
                .satisfies(seen -> assertThat(seen.what())
                        .isEqualTo("1 of 40 latencies; mean 2450.0 ms with them, 2000.0 ms without"));
        assertThat(data.cells().values().iterator().next().ok()).isEqualTo(40);
    }

    @Test
    void longPromptsAreComparedWithShortOnes() {
        RunData data = run(List.of(series("Short", 1, 55), series("Long", 1, 800)), builder -> {
            for (int i = 0; i < 5; i++) {
                level(builder, "Short", i * 3000, 1000, 50);
                level(builder, "Long", 20_000 + i * 3000, 1000, 42);
            }
        });

        assertThat(observations(data, DiagnosisRule.PROMPT_LENGTH))
                .singleElement()
                .satisfies(seen -> assertThat(seen.value()).isCloseTo(16, within(0.01)));
    }

    @Test
    void whatWasHungUpOnOnPurposeIsNoFailure() {
        RunData data = run(List.of(series("users=1", 1, 55)), builder -> {
            builder.add(generation(g -> g.cell(MODEL, "users=1")));
            for (int i = 1; i < 10; i++) {
                int startMs = i * 1000;
                builder.add(generation(
                        g -> g.cell(MODEL, "users=1").startMs(startMs).failed(Outcome.of(Outcome.Kind.CANCELLED), "")));
            }
        });

        assertThat(observations(data, DiagnosisRule.SUCCESS_RATE))
                .singleElement()
                .satisfies(seen -> assertThat(seen.what()).isEqualTo("100.0 % (1 of 1)"));
    }

    @Test
    void findingsComeTheGravestFirst() {
        RunData data = run(List.of(series("users=1", 1, 55)), builder -> {
            for (int i = 0; i < 10; i++) {
                int startMs = i * 1000;
                boolean fails = i < 5;
                builder.add(generation(g -> {
                    g.cell(MODEL, "users=1").startMs(startMs);
                    if (fails) {
                        g.failed(Outcome.http(500), "no");
                    }
                }));
            }
        });

        List<DiagnosisFinding> findings = Diagnosis.of(data);
        assertThat(findings.get(0).rule()).isEqualTo(DiagnosisRule.SUCCESS_RATE);
        assertThat(findings)
                .isSortedAccordingTo(
                        (a, b) -> a.band().severity().compareTo(b.band().severity()));
    }

    private static List<Observation> observations(RunData data, DiagnosisRule rule) {
        return Diagnosis.of(data).stream()
                .filter(finding -> finding.rule() == rule)
                .flatMap(finding -> finding.observations().stream())
                .toList();
    }

    /** 40 generations of 100 tokens, one after the other, at these tokens/s. */
    private static RunData single(IntFunction<Number> tokensPerS) {
        return run(
                List.of(series("users=1", 1, 55)),
                builder -> IntStream.range(0, 40).forEach(i -> {
                    double latencyMs = 100_000 / tokensPerS.apply(i).doubleValue();
                    builder.add(generation(g -> g.cell(MODEL, "users=1")
                            .startMs(i * 25_000)
                            .timing(0.001, (int) Math.round(latencyMs * 1000))
                            .outputTokens(100)));
                }));
    }

    /** One generation of so many tokens that lasts so long. */
    private static void level(RunBuilder builder, String series, int startMs, int lengthMs, int tokens) {
        builder.add(generation(g -> g.cell(MODEL, series)
                .startMs(startMs)
                .timing(1, (lengthMs - 1) * 1000)
                .outputTokens(tokens)
                .streamMs(lengthMs)));
    }

    private static RunData run(List<Series> series, java.util.function.Consumer<RunBuilder> rows) {
        RunInfo usual = SyntheticRun.info("", List.of(MODEL), List.of());
        RunBuilder builder = new RunBuilder()
                .injector(RunInfoBuilder.of(usual)
                        .settings(new TreeMap<>())
                        .quick(false)
                        .series(series)
                        .build());
        rows.accept(builder);
        return builder.build();
    }

    private static Series series(String name, int users, int promptCharacters) {
        return Series.closed(name, users).prompts(promptCharacters).answers(100);
    }
}
