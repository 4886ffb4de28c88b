package run.folder;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.Golden;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.Generation;
import run.Generation.Ending;
import run.Generation.Origin;
import run.Generation.ServerTiming;
import run.Generation.Timing;
import run.Generation.Tokens;
import run.Outcome;
import run.Phase;
import run.TokenSource;

/** Whatever a server says, its row can be read again. */
class RowLimitsTest {

    @TempDir
    private Path folder;

    @Test
    void anOrdinaryRowIsLeftAlone() throws IOException {
        Generation row = row("m", "", 200, 5, 3, 12, 1, 2);
        assertThat(RowLimits.keep(row)).isSameAs(row);
    }

    @Test
    void oddCountsAreLeftOutWithWhatWasMadeOfThem() throws IOException {
        Generation read = writtenAndRead(row("m", "no", 200, -1, -7, 12, 1, 2));
        assertThat(read.tokens().prompt()).isEmpty();
        assertThat(read.tokens().output()).isEmpty();
        assertThat(read.tokens().source()).isEmpty();
        assertThat(read.timing().tokensPerS()).isEmpty();
        assertThat(read.timing().firstTokenMs()).hasValue(12);
        assertThat(read.ending().message()).isEqualTo("no; left out or cut: output_tokens -7, prompt_tokens -1");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-5.5, 5e15, 1e300, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void oddTimesAreLeftOut(double ms) throws IOException {
        Generation read = writtenAndRead(row("m", "", 200, 5, 3, 12, ms, 2));
        assertThat(read.server().promptMs()).isEmpty();
        assertThat(read.server().decodeMs()).hasValue(2);
        assertThat(read.ending().message()).isEqualTo("left out or cut: server_prompt_ms " + ms);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 99, 600, 999})
    void aStatusThatIsNoneIsLeftOut(int status) throws IOException {
        Generation read = writtenAndRead(row("m", "", status, 5, 3, 12, 1, 2));
        assertThat(read.ending().httpStatus()).isEmpty();
        assertThat(read.ending().message()).isEqualTo("left out or cut: http_status " + status);
    }

    @Test
    void namesAndTextsCanBeRead() throws IOException {
        assertThat(writtenAndRead(row("", "", 200, 5, 3, 12, 1, 2)).origin().model())
                .isEqualTo(RowLimits.UNNAMED);
        assertThat(writtenAndRead(row("a\uFFFDb", "", 200, 5, 3, 12, 1, 2))
                        .origin()
                        .model())
                .isEqualTo("a?b");
        Generation read = writtenAndRead(row("m", "x".repeat(17_000_000), 200, 5, 3, 12, 1, 2));
        assertThat(read.ending().message()).endsWith("left out or cut: message has 17000000 characters");
    }

    /** The table of {@code docs/reliability.md}. */
    @Test
    void everyOddValueIsNamedInItsRow() throws IOException {
        Map<String, Generation> odd = new LinkedHashMap<>();
        odd.put("negative counts of tokens", row("m", "", 200, -1, -7, 12, 1, 2));
        odd.put("a duration below zero", row("m", "", 200, 5, 3, 12, -5.5, 2));
        odd.put("a duration of 158,000 years", row("m", "", 200, 5, 3, 12, 5e15, 2));
        odd.put("a duration that is no number", row("m", "", 200, 5, 3, 12, Double.NaN, 2));
        odd.put("status 099", row("m", "no room", 99, 5, 3, 12, 1, 2));
        odd.put("status 999", row("m", "no room", 999, 5, 3, 12, 1, 2));
        odd.put("a message of 17 MB", row("m", "x".repeat(17_000_000), 200, 5, 3, 12, 1, 2));
        odd.put("a model without a name", row("", "", 200, 5, 3, 12, 1, 2));
        StringBuilder table =
                new StringBuilder("| the server says | the row's model | the row's message |\n|---|---|---|\n");
        for (Map.Entry<String, Generation> one : odd.entrySet()) {
            Generation read = writtenAndRead(one.getValue());
            table.append("| %s | `%s` | %s |\n"
                    .formatted(
                            one.getKey(),
                            read.origin().model(),
                            read.ending().message().replaceAll("x{9,}", "xxx…")));
        }
        Golden.assertMatches(Path.of("docs", "reliability-odd-values.md"), table.toString());
    }

    private Generation writtenAndRead(Generation row) throws IOException {
        Path file = folder.resolve(System.nanoTime() + ".csv");
        try (GenerationsWriter writer = new GenerationsWriter(file, failure -> {})) {
            writer.write(row);
        }
        List<Generation> read = new ArrayList<>();
        GenerationsReader.read(file, read::add);
        assertThat(read).hasSize(1);
        return read.get(0);
    }

    private static Generation row(
            String model,
            String message,
            int status,
            int prompt,
            int output,
            double firstTokenMs,
            double serverPromptMs,
            double serverDecodeMs) {
        OptionalDouble ms = OptionalDouble.of(20);
        return new Generation(
                Instant.parse("2026-01-31T12:00:00Z"),
                new Origin(model, "MultiUser", "users=1", Phase.MEASURE, 1, "chat", ""),
                new Ending(Outcome.OK, message, OptionalInt.of(status), "stop"),
                new Tokens(OptionalInt.of(prompt), OptionalInt.of(output), Optional.of(TokenSource.USAGE), 3),
                new Timing(
                        OptionalDouble.of(firstTokenMs),
                        OptionalDouble.of(output / 0.02),
                        ms,
                        ms,
                        ms,
                        ms,
                        OptionalDouble.of(output - 1),
                        OptionalDouble.empty(),
                        new int[] {1, 2},
                        OptionalDouble.empty()),
                new ServerTiming(
                        OptionalDouble.of(serverPromptMs),
                        OptionalDouble.of(serverDecodeMs),
                        OptionalDouble.empty(),
                        OptionalDouble.empty()),
                Generation.Wire.NONE);
    }
}
