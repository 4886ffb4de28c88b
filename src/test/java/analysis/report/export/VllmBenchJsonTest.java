package analysis.report.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import analysis.stats.Metric;
import analysis.summary.comparison.RunComparison;
import analysis.summary.comparison.RunComparison.NamedRun;
import analysis.summary.reading.RunReader;
import analysis.summary.samples.CellData;
import analysis.summary.samples.RunData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.RunInfo.Series;
import run.folder.GenerationsReader;

/** Our rows in vLLM's shape, and read back. */
class VllmBenchJsonTest {

    private static final String ROWS = """
            timestamp,model,first_token_ms,tokens_per_s,simulation,series,phase,user,request,outcome,message,http_status,\
            prompt_tokens,output_tokens,token_source,first_chunk_ms,first_output_ms,latency_ms,stream_ms,tpot_ms,chunks,\
            finish_reason,server_prompt_ms,server_decode_ms,server_load_ms,scheduled_delay_ms,injector,gaps_us
            2026-01-31T12:00:00.000Z,m,100,10,MultiUser,users=2,measure,1,chat,ok,,200,9,4,usage,40,100,400,410,100,3,stop,,,,,,150000 150000
            2026-01-31T12:00:01.000Z,m,120,10,MultiUser,users=2,measure,1,chat,ok,,200,9,4,usage,120,120,420,430,100,3,stop,,,,,,150000 150000
            2026-01-31T12:00:02.000Z,m,,,MultiUser,users=2,measure,1,chat,http_503,busy,503,,,,,,,20,,0,,,,,,,
            2026-01-31T12:00:03.000Z,m,,,MultiUser,users=2,measure,1,chat,cancelled,,,,,,,,,20,,0,,,,,,,
            2026-01-31T11:59:00.000Z,m,9,10,MultiUser,users=2,warmup,1,chat,ok,,200,9,4,usage,40,100,400,410,100,3,stop,,,,,,
            """;

    @TempDir
    private Path folder;

    private Map<String, String> exported() throws IOException {
        Path rows = Files.writeString(folder.resolve("generations.csv"), ROWS);
        VllmBenchJson results = new VllmBenchJson(List.of(Series.closed("users=2", 2)));
        GenerationsReader.read(rows, results);
        return results.files();
    }

    @Test
    void itsFirstTokenIsOurFirstChunk() throws IOException {
        Map<String, String> files = exported();

        assertThat(files).containsOnlyKeys("vllm-1-m-users_2.json");
        JsonNode json = new ObjectMapper().readTree(files.values().iterator().next());
        assertThat(json.path("ttfts").toString()).isEqualTo("[0.04,0.12,0.0]");
        assertThat(json.path("itls").path(0)).as("the gap after the role delta").hasSize(3);
        assertThat(json.path("itls").path(1)).hasSize(2);
        assertThat(json.path("errors").path(2).asText()).isEqualTo("http_503: busy");
        assertThat(json.path("completed").asInt()).isEqualTo(2);
        assertThat(json.path("failed").asInt()).isEqualTo(1);
        assertThat(json.path("max_concurrency").asInt()).isEqualTo(2);
        assertThat(json.path("median_ttft_ms").asDouble()).isEqualTo(80, within(1e-9));
        assertThat(json.path("mean_e2el_ms").asDouble()).isEqualTo(410, within(1e-9));
        assertThat(json.path("std_e2el_ms").asDouble()).as("of a population").isEqualTo(10, within(1e-9));
    }

    @Test
    void readBackItIsComparedByTheFigureThatBothHave() throws IOException {
        Path result = Files.writeString(
                folder.resolve("result.json"), exported().values().iterator().next());
        RunData ours = RunReader.read(folder.resolve("generations.csv"));
        RunData theirs = RunReader.read(result);
        CellData cell = theirs.cells().values().iterator().next();

        assertThat(cell.samples(Metric.LATENCY_MS)).containsExactly(400, 420);
        assertThat(cell.samples(Metric.FIRST_CHUNK_MS)).containsExactly(40, 120);
        RunComparison compared = RunComparison.of(List.of(new NamedRun("ours", ours), new NamedRun("theirs", theirs)));
        assertThat(compared.rows())
                .filteredOn(row -> row.figure().title().equals("first chunk p50"))
                .singleElement()
                .satisfies(row ->
                        assertThat(row.changes().get(1).orElseThrow().pct()).isZero());
        assertThat(compared.rows())
                .filteredOn(row -> row.figure().title().equals("TTFT p50"))
                .singleElement()
                .satisfies(row -> assertThat(row.changes().get(1)).as("unlike").isEmpty());
    }
}
