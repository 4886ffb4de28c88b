package run.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.LifecycleEvent;
import run.Outcome;
import run.csv.MalformedCsvException;

class LifecycleCsvTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "de-DE", "ru-RU"})
    void everyRowComesBackAsItWas(String locale) throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(locale));
        try {
            RandomRows random = new RandomRows(5);
            List<LifecycleEvent> events = IntStream.range(0, 200)
                    .mapToObj(i -> new LifecycleEvent(
                            random.time(),
                            "m" + random.text(),
                            LifecycleEvent.Operation.values()[i % 5],
                            i % 2 == 0 ? Outcome.OK : Outcome.http(404),
                            random.text(),
                            random.ms().orElse(0),
                            i % 3 == 0 ? OptionalLong.empty() : OptionalLong.of(i * 1_000_000_000L),
                            i,
                            random.text()))
                    .toList();
            Path lifecycle = folder.resolve("lifecycle.csv");
            try (LifecycleWriter writer = new LifecycleWriter(lifecycle, e -> {})) {
                events.forEach(writer::write);
            }
            List<LifecycleEvent> eventsRead = new ArrayList<>();
            assertThat(LifecycleReader.read(lifecycle, eventsRead::add).cut()).isEmpty();
            assertThat(eventsRead).isEqualTo(events);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void badFieldsAreNamed() throws IOException {
        Path lifecycle = folder.resolve("lifecycle.csv");
        String header = "timestamp,model,operation,outcome,message,duration_ms,bytes,user,series\n";
        Files.writeString(lifecycle, header + "2026-01-31T12:00:00.000Z,m,explode,ok,,1.000,,1,\n");
        assertThatThrownBy(() -> LifecycleReader.read(lifecycle, e -> {}))
                .isInstanceOf(MalformedCsvException.class)
                .hasMessageContainingAll("line 2", "operation", "explode", "pull");
        Files.writeString(lifecycle, header + "2026-01-31T12:00:00.000Z,m,pull,ok,,,,1,\n");
        assertThatThrownBy(() -> LifecycleReader.read(lifecycle, e -> {}))
                .isInstanceOf(MalformedCsvException.class)
                .hasMessageContainingAll("line 2", "duration_ms");
    }

    /** One such row would make the whole file unreadable. */
    @Test
    void namesWithInvalidCharactersAreRepaired() throws IOException {
        Path lifecycle = folder.resolve("lifecycle.csv");
        try (LifecycleWriter writer = new LifecycleWriter(lifecycle, e -> {})) {
            writer.write(new LifecycleEvent(
                    new RandomRows(1).time(),
                    "m\uFFFD",
                    LifecycleEvent.Operation.PULL,
                    Outcome.OK,
                    "",
                    1,
                    OptionalLong.of(-1),
                    1,
                    "s\uFFFD"));
        }
        List<LifecycleEvent> read = new ArrayList<>();
        LifecycleReader.read(lifecycle, read::add);
        assertThat(read).extracting(LifecycleEvent::model).containsExactly("m?");
        assertThat(read).extracting(LifecycleEvent::series).containsExactly("s?");
        assertThat(read).extracting(LifecycleEvent::bytes).containsExactly(OptionalLong.empty());
    }
}
