package analysis.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a file holds, reading it ends in records and a report, or in an exception that names the place. */
class DamagedLogTest {

    private static final LogRecord.Run RUN = new LogRecord.Run("3.15.1", "s.S", 0, "", List.of("a"));

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("simulation.log");
    }

    /** Bytes after the run's record, and what is wrong with them. */
    static Stream<Arguments> damage() {
        return Stream.of(
                Arguments.of("unknown header", bytes(9), "header of a record", "9"),
                Arguments.of("second run record", bytes(0), "header of a record", "0"),
                Arguments.of("negative count of groups", bytes(1, -1), "number of groups", "-1"),
                Arguments.of("2 GB of groups", bytes(1, Integer.MAX_VALUE), "number of groups", "2147483647"),
                Arguments.of("reference before the first string", bytes(4, -1), "an error's message", "-1"),
                Arguments.of(
                        "reference out of range", bytes(4, Integer.MIN_VALUE), "an error's message", "-2147483648"),
                Arguments.of("string 0", bytes(4, 0), "new string 1", "0"),
                Arguments.of("string 7 before 1", bytes(4, 7), "new string 1", "7"),
                Arguments.of(
                        "string of 2 GB", bytes(4, 1, Integer.MAX_VALUE), "length of an error's message", "2147483647"),
                Arguments.of("string of negative length", bytes(4, 1, -5), "length of an error's message", "-5"),
                Arguments.of("unknown coder", bytes(4, 1, 4, 0, (byte) 2), "coder 0", "2"),
                Arguments.of("half a UTF-16 character", bytes(4, 1, 1, (byte) 65, (byte) 1), "even number", "1"),
                Arguments.of("unknown scenario", bytes(2, 1), "a scenario from 0 to 0", "1"),
                Arguments.of("event of a user", bytes(2, 0, (byte) 2), "event of a user", "2"),
                Arguments.of(
                        "time before the run",
                        bytes(2, 0, (byte) 1, Integer.MIN_VALUE),
                        "time of a user",
                        "-2147483648"),
                Arguments.of(
                        "end before the start",
                        bytes(1, 0, 1, 0, 500_000, 1000),
                        "after its start at 500000 ms",
                        "1000 ms"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damage")
    void damageIsNamedWithItsPlace(String what, byte[] damage, String expected, String got) throws IOException {
        byte[] run = LogEncoder.encode(List.of(RUN));
        Files.write(file, concat(run, damage));

        assertThatThrownBy(() -> SimulationLogReader.read(file, r -> {}))
                .isInstanceOf(MalformedLogException.class)
                .hasMessageMatching("(?s)\\Q" + file + "\\E: byte \\d+, record 1: expected .*\\Q" + expected
                        + "\\E.*, got .*\\Q" + got + "\\E.*")
                .extracting(thrown -> Integer.parseInt(thrown.getMessage().replaceAll("(?s).*: byte (\\d+),.*", "$1")))
                .asInstanceOf(InstanceOfAssertFactories.INTEGER)
                .isGreaterThanOrEqualTo(run.length);
    }

    @Test
    void lengthsOfTheFirstRecordAreChecked() throws IOException {
        byte[] run = LogEncoder.encode(List.of(RUN));
        for (int at : new int[] {1, 1 + 4 + 6 + 1}) {
            byte[] damaged = run.clone();
            damaged[at] = 0x7F;
            Files.write(file, damaged);
            assertThatThrownBy(() -> SimulationLogReader.read(file, r -> {}))
                    .isInstanceOf(MalformedLogException.class)
                    .hasMessageContaining("length of");
        }
    }

    /** Every flip of one byte, to several values, gives records or a typed exception. */
    @Test
    void everyFlippedByteIsReadOrRefused() {
        byte[] whole = LogEncoder.encode(RandomLog.of(3, 12));
        byte[] start = Arrays.copyOf(whole, Math.min(whole.length, 1500));
        for (int at = 0; at < start.length; at++) {
            for (int mask : new int[] {0x01, 0x80, 0xFF}) {
                byte[] damaged = start.clone();
                damaged[at] ^= (byte) mask;
                readOrRefuse(damaged);
            }
        }
    }

    @Test
    void tenThousandMutationsAreReadOrRefused() {
        Random random = new Random(20260131);
        int refused = 0;
        for (int i = 0; i < 10_000; i++) {
            byte[] damaged = LogEncoder.encode(RandomLog.of(random.nextInt(50), 2 + random.nextInt(20)));
            int edits = 1 + random.nextInt(4);
            for (int edit = 0; edit < edits; edit++) {
                damaged = mutate(damaged, random);
            }
            if (readOrRefuse(damaged)) {
                refused++;
            }
        }
        assertThat(refused).as("mutations that were noticed").isBetween(3_000, 10_000);
    }

    @Test
    void manyDifferentTextsDoNotFillTheMemory() throws IOException {
        List<LogRecord> records = new ArrayList<>(List.of(RUN));
        String filler = "x".repeat(1 << 20);
        int texts = LogStrings.MAX_TEXT / filler.length() + 5;
        for (int i = 0; i < texts; i++) {
            records.add(new LogRecord.Error(i + filler.substring(10), i));
        }
        Files.write(file, LogEncoder.encode(records));
        AtomicLong dropped = new AtomicLong();

        LogReport report = SimulationLogReader.read(file, r -> {
            if (r instanceof LogRecord.Error error && error.message().equals(LogStrings.DROPPED)) {
                dropped.incrementAndGet();
            }
        });

        assertThat(report.records()).isEqualTo(1 + texts);
        assertThat(dropped.get()).isBetween(1L, 6L);
        assertThat(report.warnings()).singleElement().asString().contains("too many different texts");
    }

    /** True if it was refused. Work is bounded: a record takes at least nine bytes. */
    private boolean readOrRefuse(byte[] content) {
        AtomicLong records = new AtomicLong();
        Throwable thrown = catchThrowable(() -> {
            LogReport report =
                    SimulationLogReader.read(file, new ByteArrayInputStream(content), r -> records.incrementAndGet());
            assertThat(report.records()).isEqualTo(records.get());
            assertThat(report.bytes()).isLessThanOrEqualTo(content.length);
            assertThat(report.cut().isPresent()).isEqualTo(report.bytes() < content.length);
        });
        assertThat(records.get()).isLessThanOrEqualTo(1 + content.length / 9);
        if (thrown == null) {
            return false;
        }
        assertThat(thrown)
                .isInstanceOfAny(MalformedLogException.class, UnsupportedLogException.class)
                .hasMessageStartingWith(file.toString());
        return true;
    }

    static byte[] mutate(byte[] content, Random random) {
        int at = random.nextInt(content.length);
        byte[] damaged = content.clone();
        switch (random.nextInt(5)) {
            case 0 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> damaged[at] = (byte) random.nextInt();
            case 2 -> damaged = Arrays.copyOf(content, Math.max(1, at));
            case 3 ->
                damaged = concat(
                        Arrays.copyOf(content, at), Arrays.copyOfRange(content, content.length / 2, content.length));
            default ->
                Arrays.fill(damaged, at, Math.min(content.length, at + 4), (byte) (random.nextBoolean() ? 0x7F : 0xFF));
        }
        return damaged;
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** The header as a byte, then ints as four bytes and bytes as one. */
    private static byte[] bytes(int header, Number... values) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeByte(header);
            for (Number value : values) {
                if (value instanceof Byte b) {
                    out.writeByte(b);
                } else {
                    out.writeInt(value.intValue());
                }
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
