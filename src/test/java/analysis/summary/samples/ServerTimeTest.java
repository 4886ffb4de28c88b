package analysis.summary.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.Generation;
import run.folder.GenerationsReader;

class ServerTimeTest {

    private static final String HEADER =
            "timestamp,model,first_token_ms,tokens_per_s,outcome,stream_ms,server_prompt_ms,server_decode_ms,server_load_ms,server_queue_ms\n";

    @TempDir
    Path folder;

    @Test
    void whatTheServerDoesNotAccountForIsElsewhere() throws IOException {
        ServerTime time = sum("ok,1000,100,300,50,500", "ok,600.5,100.25,300,50,100");
        assertThat(time.generations()).isEqualTo(2);
        assertThat(time.queueMs()).hasValue(300);
        assertThat(time.longestQueueMs()).hasValue(500);
        assertThat(time.loadMs()).hasValue(50);
        assertThat(time.promptMs()).hasValue(100.125);
        assertThat(time.decodeMs()).hasValue(300);
        assertThat(time.elsewhereMs()).hasValue(50.125);
    }

    @Test
    void aServerThatDoesNotTellOfWaitingHasNoWaitAndNoRest() throws IOException {
        ServerTime time = sum("ok,1000,100,300,,");
        assertThat(time.generations()).isEqualTo(1);
        assertThat(time.promptMs()).hasValue(100);
        assertThat(time.queueMs()).isEmpty();
        assertThat(time.longestQueueMs()).isEmpty();
        assertThat(time.loadMs()).isEmpty();
        assertThat(time.elsewhereMs()).isEmpty();
    }

    @Test
    void failuresAndServersThatTellNothingAreNotInIt() throws IOException {
        assertThat(sum("truncated,1000,100,300,50,500", "ok,1000,,,,")).isEqualTo(ServerTime.NONE);
        assertThat(ServerTime.NONE.decodeMs()).isEmpty();
    }

    private ServerTime sum(String... rows) throws IOException {
        StringBuilder csv = new StringBuilder(HEADER);
        for (String row : rows) {
            csv.append("2026-01-31T12:00:00.000Z,m,,,").append(row).append('\n');
        }
        List<Generation> generations = new ArrayList<>();
        GenerationsReader.read(Files.writeString(folder.resolve("generations.csv"), csv), generations::add);
        assertThat(generations).hasSize(rows.length);
        return generations.stream().map(ServerTime::of).reduce(ServerTime.NONE, ServerTime::plus);
    }
}
