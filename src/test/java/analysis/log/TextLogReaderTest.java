package analysis.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextLogReaderTest {

    private static final long T0 = 1_700_000_000_000L;

    /** As Gatling 3.4 to 3.11 wrote it. */
    private static final String LOG = """
            ASSERTION\tAAECAAIBAAAAAAAA
            RUN\tsimulations.Shop\tshop\t%1$d\tnightly\t3.9.5
            USER\tbuyers\tSTART\t%1$d
            REQUEST\tcheckout,payment\tPOST /pay\t%1$d\t%2$d\tOK\t\s
            REQUEST\t\tGET /\t%1$d\t%2$d\tKO\tstatus.find.is(200), but actually found 503
            GROUP\tcheckout\t%1$d\t%2$d\t120\tOK
            ERROR\tNo attribute named 'x'\t%1$d
            USER\tbuyers\tEND\t%2$d
            """.formatted(T0, T0 + 120);

    /** The same run as Gatling 3.0 to 3.3 wrote it: users have ids. */
    private static final String LOG_WITH_IDS = """
            RUN\tsimulations.Shop\tshop\t%1$d\tnightly\t3.9.5
            USER\tbuyers\t1\tSTART\t%1$d\t%1$d
            REQUEST\t1\tcheckout,payment\tPOST /pay\t%1$d\t%2$d\tOK\t\s
            REQUEST\t1\t\tGET /\t%1$d\t%2$d\tKO\tstatus.find.is(200), but actually found 503
            GROUP\t1\tcheckout\t%1$d\t%2$d\t120\tOK
            ERROR\tNo attribute named 'x'\t%1$d
            USER\tbuyers\t1\tEND\t%1$d\t%2$d
            """.formatted(T0, T0 + 120);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("simulation.log");
    }

    private List<LogRecord> read(String text) throws IOException {
        Files.writeString(file, text);
        List<LogRecord> records = new ArrayList<>();
        SimulationLogReader.read(file, records::add);
        return records;
    }

    @Test
    void bothFormsAreRead() throws IOException {
        // Gatling used the line end of its system: CRLF on Windows.
        for (String log : List.of(LOG, LOG_WITH_IDS, LOG.replace("\n", "\r\n"), LOG_WITH_IDS.replace("\n", "\r\n"))) {
            assertThat(read(log))
                    .containsExactly(
                            new LogRecord.Run("3.9.5", "simulations.Shop", T0, "nightly", List.of()),
                            new LogRecord.User("buyers", true, T0),
                            new LogRecord.Request(List.of("checkout", "payment"), "POST /pay", T0, T0 + 120, true, ""),
                            new LogRecord.Request(
                                    List.of(),
                                    "GET /",
                                    T0,
                                    T0 + 120,
                                    false,
                                    "status.find.is(200), but actually found 503"),
                            new LogRecord.Group(List.of("checkout"), T0, T0 + 120, 120, true),
                            new LogRecord.Error("No attribute named 'x'", T0),
                            new LogRecord.User("buyers", false, T0 + 120));
        }
    }

    /** As in the binary log: who logs a response may use a clock of its own. */
    @Test
    void anEndShortlyBeforeItsStartIsNoDamage() throws IOException {
        assertThat(read(LOG + "REQUEST\t\tGET /\t%d\t%d\tOK\t \n".formatted(T0 + 9, T0)))
                .contains(new LogRecord.Request(List.of(), "GET /", T0 + 9, T0, true, ""));
    }

    /** Cut at every byte: what was written whole is read, and the cut is told. */
    @Test
    void aLogThatWasCutIsReadUpToThere() throws IOException {
        int runEnds = LOG.indexOf('\n', LOG.indexOf("RUN")) + 1;
        for (int length = runEnds; length < LOG.length(); length++) {
            Files.writeString(file, LOG.substring(0, length));
            List<LogRecord> records = new ArrayList<>();
            LogReport report = SimulationLogReader.read(file, records::add);
            boolean whole = LOG.charAt(length - 1) == '\n';
            assertThat(report.cut().isEmpty()).as("cut after %d bytes", length).isEqualTo(whole);
            assertThat(records)
                    .hasSize((int) LOG.substring(0, length).lines().count() - 1 - (whole ? 0 : 1))
                    .hasSize((int) report.records());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "REQUEST\tg\tn\t1\t2\tOK",
                "REQUEST\tg\tn\tx\t2\tOK\t ",
                "REQUEST\tg\tn\t70000\t2\tOK\t ",
                "REQUEST\tg\tn\t-1\t2\tOK\t ",
                "REQUEST\tg\tn\t1\t2\tMAYBE\t ",
                "REQUEST\tg\tn\t1\t999999999999999\tOK\t ",
                "USER\tbuyers\tSTART",
                "GROUP\tg\t1\t2",
                "ERROR\tonly a message",
                "NOISE\t1"
            })
    void aDamagedLineIsNamedByItsPlace(String line) throws IOException {
        String before = LOG.substring(0, LOG.indexOf("USER"));
        Files.writeString(file, before + line + "\n");
        assertThatThrownBy(() -> SimulationLogReader.read(file, r -> {}))
                .isInstanceOf(MalformedLogException.class)
                .hasMessageContainingAll(file.toString(), "byte " + before.length(), "record 1", "expected");
    }
}
