package inference.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import inference.stream.EventReader;
import inference.stream.ProtocolException;
import inference.stream.StreamEvent;
import inference.stream.StreamState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against what a real Ollama sent. */
class PullFormatTest {

    private static final String MANIFEST = "{\"status\":\"pulling manifest\"}\n";
    private static final String LAYER =
            "{\"status\":\"pulling aa\",\"digest\":\"sha256:aa\",\"total\":1000,\"completed\":400}\n";

    private final PullFormat format = new PullFormat();
    private final StreamState state = new StreamState(0);

    @Test
    void aPullIsDoneWhenItSaysSuccessHoweverItIsSplit() throws Exception {
        byte[] body = transcript("ollama-pull.ndjson");
        for (int bytes : new int[] {1, 7, 100, body.length}) {
            PullFormat pull = new PullFormat();
            StreamState end = new StreamState(0);
            read(pull, end, body, bytes);
            assertThat(end.isComplete()).as("pieces of %d bytes", bytes).isTrue();
            assertThat(pull.totalBytes()).isEqualTo(pull.completedBytes()).isGreaterThan(116_631_200L);
            assertThat(pull.nothingToDo()).isFalse();
        }
    }

    @Test
    void aModelThatIsThereIsNotPulled() throws Exception {
        read(format, state, transcript("ollama-pull-nothing-to-do.ndjson"), 50);
        assertThat(state.isComplete()).isTrue();
        assertThat(format.nothingToDo()).isTrue();
    }

    @Test
    void anErrorInTheStreamIsAnError() throws Exception {
        read(format, state, transcript("ollama-pull-unknown.ndjson"), 50);
        assertThat(state.isComplete()).isFalse();
        assertThat(state.error()).isEqualTo("pull model manifest: file does not exist");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ollama-pull-unreachable.ndjson | connection refused
                    ollama-pull-no-network.ndjson  | pull model manifest
                    """)
    void aRegistryThatCannotBeReachedIsAnErrorHoweverItIsSplit(String file, String words) throws Exception {
        byte[] body = transcript(file);
        for (int bytes = 1; bytes <= body.length; bytes++) {
            StreamState end = new StreamState(0);
            read(new PullFormat(), end, body, bytes);
            assertThat(end.error()).as("pieces of %d bytes", bytes).contains(words);
            assertThat(end.isComplete()).isFalse();
        }
    }

    @Test
    void aPullThatGoesOnAndIsCutAgainIsIncompleteAndSaysWhereItIs() throws Exception {
        byte[] body = transcript("ollama-pull-resumed.ndjson");
        for (int bytes = 1; bytes <= body.length; bytes++) {
            PullFormat pull = new PullFormat();
            StreamState end = new StreamState(0);
            read(pull, end, body, bytes);
            assertThat(end.isComplete()).as("pieces of %d bytes", bytes).isFalse();
            assertThat(end.error()).isEmpty();
            assertThat(pull.completedBytes()).isEqualTo(39_634_336);
            assertThat(pull.position()).isEqualTo("at 0.04 of 0.12 GB, \"pulling 3066fd020062\"");
        }
    }

    @Test
    void linesWithoutNewBytesAreNoProgress() throws Exception {
        at(1, MANIFEST);
        at(2, LAYER);
        assertThat(state.lastProgressNs()).isEqualTo(2);
        at(3, LAYER);
        at(4, LAYER);
        assertThat(state.lastProgressNs()).isEqualTo(2);
        at(5, LAYER.replace("400", "401"));
        assertThat(state.lastProgressNs()).isEqualTo(5);
        assertThat(format.position()).isEqualTo("at 0.00 of 0.00 GB, \"pulling aa\"");
    }

    @Test
    void anotherStepIsProgress() throws Exception {
        at(1, LAYER.replace("400", "1000"));
        at(2, "{\"status\":\"verifying sha256 digest\"}\n");
        assertThat(state.lastProgressNs()).isEqualTo(2);
        at(3, "{\"status\":\"verifying sha256 digest\"}\n");
        assertThat(state.lastProgressNs()).isEqualTo(2);
        assertThat(state.isComplete()).isFalse();
    }

    @Test
    void bytesThatWereThereBeforeAreNotMissedWhereTheyBeginAtZero() throws Exception {
        at(1, LAYER.replace(",\"completed\":400", ""));
        assertThat(format.completedBytes()).isZero();
        at(2, LAYER);
        assertThat(format.completedBytes()).isEqualTo(400);
        assertThat(format.totalBytes()).isEqualTo(1000);
    }

    private void at(long ns, String line) throws ProtocolException {
        state.add(ns, format.parse(new StreamEvent("", line.strip())));
    }

    private static void read(PullFormat format, StreamState state, byte[] body, int pieceBytes)
            throws ProtocolException {
        EventReader reader = format.reader("application/x-ndjson");
        List<StreamEvent> events = new ArrayList<>();
        for (int from = 0; from < body.length; from += pieceBytes) {
            reader.read(body, from, Math.min(from + pieceBytes, body.length), events::add);
        }
        reader.end(events::add);
        for (StreamEvent event : events) {
            state.add(0, format.parse(event));
        }
    }

    private static byte[] transcript(String name) throws IOException {
        try (InputStream in = PullFormatTest.class.getResourceAsStream("/transcripts/" + name)) {
            assertThat(in).as(name).isNotNull();
            byte[] body = in.readAllBytes();
            assertThat(new String(body, StandardCharsets.UTF_8)).startsWith("{");
            return body;
        }
    }
}
