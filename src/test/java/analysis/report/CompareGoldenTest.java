package analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.Golden;
import analysis.fixtures.SyntheticRun;
import analysis.run.RunInfo;
import analysis.summary.RunComparison;
import analysis.summary.RunComparison.NamedRun;
import analysis.summary.RunData;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompareGoldenTest {

    /** Four nightly runs that slow down, the last on another node; two levels of users each. */
    private static final RunComparison NIGHTLY = nightly();

    private static RunComparison nightly() {
        List<NamedRun> runs = new ArrayList<>();
        for (int night = 0; night < 4; night++) {
            List<RunInfo.Series> levels = List.of(
                    new RunInfo.Series("users=1", 1, null, null, null, null, 20),
                    new RunInfo.Series("users=4", 4, null, null, null, null, 20));
            SyntheticRun shape = new SyntheticRun(night)
                    .models("=evil()", "qwen3:1.7b")
                    .series("users=1", "users=4")
                    .generationsPerSeries(100)
                    .firstToken(200 + 20 * night, 0.2);
            RunInfo info = shape.info();
            RunData.Builder builder = new RunData.Builder()
                    .injector(new RunInfo(
                            info.schema(),
                            info.simulation(),
                            info.start().plusSeconds(86_400L * night),
                            info.end().plusSeconds(86_400L * night),
                            info.settings(),
                            new RunInfo.Target(
                                    night < 3 ? "http://llm-01" : "http://llm-02",
                                    "openai",
                                    "vLLM",
                                    "0.10." + night,
                                    false,
                                    info.target().models()),
                            info.environment(),
                            info.feeders(),
                            info.seed(),
                            false,
                            levels,
                            info.clientHealth()));
            shape.generations().forEach(builder::add);
            runs.add(new NamedRun("night-" + night, builder.build()));
        }
        return RunComparison.of(runs);
    }

    static Stream<Locale> locales() {
        return Golden.LOCALES.stream();
    }

    @ParameterizedTest
    @MethodSource("locales")
    void everyFormatIsTheSameUnderEveryLocale(Locale locale) throws Exception {
        Golden.assertMatches(
                "compare.txt",
                Golden.under(locale, () -> String.join("\n", CompareReport.of(NIGHTLY, Style.PLAIN)) + "\n"));
        Golden.assertMatches("compare.csv", Golden.under(locale, () -> CompareCsv.write(NIGHTLY)));
    }

    @Test
    void noNameIsAFormula() {
        assertThat(CompareCsv.write(NIGHTLY)).contains(",'=evil(),").doesNotContain(",=evil(),");
    }

    @Test
    void aSparklineGoesFromTheLowestToTheHighest() {
        assertThat(Sparkline.of(new double[] {1, 2, 3, 4, 5})).isEqualTo("_.-=^");
        assertThat(Sparkline.of(new double[] {7, 7})).isEqualTo("__");
    }
}
