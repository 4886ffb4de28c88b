package run.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.Generation;
import run.csv.CsvReport;
import run.csv.CsvWriter;

/** What is written is read again, exactly, whatever the text and the locale. */
class GenerationsCsvTest {

    private static final Path FULL_DEVICE = Path.of("/dev/full");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "en-US", "de-DE", "ru-RU", "ar-EG", "hi-IN-u-nu-deva"})
    void everyRowComesBackAsItWas(String locale) throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(locale));
        try {
            RandomRows random = new RandomRows(20260101);
            List<Generation> rows =
                    Stream.generate(random::generation).limit(500).toList();
            Path file = folder.resolve("generations.csv");
            write(file, rows);

            List<Generation> read = new ArrayList<>();
            CsvReport report = GenerationsReader.read(file, read::add);

            assertThat(read.stream().map(GenerationsCsvTest::fields))
                    .isEqualTo(rows.stream().map(GenerationsCsvTest::fields).toList());
            assertThat(report).isEqualTo(new CsvReport(file, rows.size(), report.cut()));
            assertThat(report.cut()).isEmpty();
        } finally {
            Locale.setDefault(before);
        }
    }

    /** Field by field, not by what would be written for it: slow, so a few. */
    @Test
    void everyValueComesBackAsItWas() throws IOException {
        List<Generation> rows =
                Stream.generate(new RandomRows(31)::generation).limit(20).toList();
        Path file = folder.resolve("generations.csv");
        write(file, rows);
        List<Generation> read = new ArrayList<>();
        GenerationsReader.read(file, read::add);
        assertThat(read).usingRecursiveComparison().isEqualTo(rows);
    }

    @Test
    void theBytesAreThoseOfTheContract() throws IOException {
        Path file = folder.resolve("generations.csv");
        write(file, List.of());
        assertThat(file)
                .hasContent("timestamp,model,first_token_ms,tokens_per_s,simulation,series,phase,user,request,outcome,"
                        + "message,http_status,prompt_tokens,output_tokens,token_source,first_chunk_ms,first_output_ms,"
                        + "latency_ms,stream_ms,tpot_ms,chunks,finish_reason,server_prompt_ms,server_decode_ms,"
                        + "server_load_ms,scheduled_delay_ms,injector,gaps_us,server_queue_ms,connect_ms,tls_ms,send_ms,headers_ms,"
                        + "cached_tokens,reasoning_tokens,inputs,body_bytes,cap_wait_ms,session,turn,answer,schema_ms,"
                        + "client_lag_ms\n");
    }

    @Test
    @SuppressWarnings("try") // It is about what follows the close.
    void rowsFromManyThreadsAreAllThereAndWhole() throws Exception {
        Path file = folder.resolve("generations.csv");
        List<Generation> rows =
                Stream.generate(new RandomRows(7)::generation).limit(1000).toList();
        try (GenerationsWriter writer = new GenerationsWriter(file, e -> {})) {
            List<Thread> threads = IntStream.range(0, 8)
                    .mapToObj(t -> new Thread(() -> rows.forEach(writer::write)))
                    .toList();
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            writer.close();
            assertThat(writer.written()).isEqualTo(8000);

            assertThatThrownBy(() -> writer.write(rows.get(0))).isInstanceOf(IllegalStateException.class);
        }
        assertThat(GenerationsReader.read(file, g -> {}).rows()).isEqualTo(8000);
    }

    @Test
    void aRowThatCannotBeWrittenIsToldAtOnceAndOnClose() throws IOException {
        Path file = folder.resolve("generations.csv");
        List<IOException> told = new ArrayList<>();
        Generation good = new RandomRows(1).generation();
        GenerationsWriter writer = new GenerationsWriter(file, told::add);
        writer.write(new Generation(good.timestamp(), null, null, null, null, null, null));
        writer.write(good);
        assertThatThrownBy(writer::close)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("2 are lost");
        assertThat(told).hasSize(1);
    }

    @Test
    @EnabledIf("hasFullDevice")
    void aFullDiskIsToldBeforeTheLoad() throws IOException {
        FileChannel full = FileChannel.open(FULL_DEVICE, StandardOpenOption.WRITE);
        assertThatThrownBy(() -> new CsvWriter<>(FULL_DEVICE, full, List.of(GenerationColumn.values()), e -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(FULL_DEVICE + ": cannot be written");
    }

    @Test
    void aDiskThatFailsDuringTheRunIsToldAtOnceAndOnClose() throws Exception {
        Path file = folder.resolve("generations.csv");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        CompletableFuture<IOException> told = new CompletableFuture<>();
        CsvWriter<Generation> writer =
                new CsvWriter<>(file, channel, List.of(GenerationColumn.values()), told::complete);
        Generation row = new RandomRows(1).generation();
        channel.close();
        writer.write(row);
        assertThat(told.get()).isInstanceOf(ClosedChannelException.class); // long before the writer is closed
        writer.write(row);
        assertThatThrownBy(writer::close).isInstanceOf(IOException.class).hasMessageContaining("2 are lost");
    }

    @Test
    void aRowIsInTheFileWhileTheRunGoesOn() throws Exception {
        Path file = folder.resolve("generations.csv");
        try (GenerationsWriter writer = new GenerationsWriter(file, e -> {})) {
            writer.write(new RandomRows(1).generation());
            while (writer.written() == 0) {
                Thread.sleep(10);
            }
            assertThat(GenerationsReader.read(file, g -> {}).rows()).isEqualTo(1);
        }
    }

    static boolean hasFullDevice() {
        return Files.exists(FULL_DEVICE);
    }

    @Test
    void aFolderThatIsNotThereFailsBeforeAnyRow() {
        Path file = folder.resolve("absent").resolve("generations.csv");
        assertThatThrownBy(() -> new GenerationsWriter(file, e -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be made");
    }

    @Test
    void anEarlierRunIsNotOverwritten() throws IOException {
        Path file = Files.writeString(folder.resolve("generations.csv"), "precious");
        assertThatThrownBy(() -> new GenerationsWriter(file, e -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("already exists");
        assertThat(file).hasContent("precious");
    }

    private static List<String> fields(Generation row) {
        return Stream.of(GenerationColumn.values()).map(c -> c.write(row)).toList();
    }

    private static void write(Path file, List<Generation> rows) throws IOException {
        try (GenerationsWriter writer = new GenerationsWriter(file, e -> {})) {
            rows.forEach(writer::write);
        }
    }
}
