package run.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.Resource;
import run.ResourceSample;
import run.file.UnreadableFileException;

class ResourcesCsvTest {

    private static final Instant T = Instant.parse("2026-01-31T12:00:00.123Z");

    @TempDir
    Path folder;

    @Test
    void readsWhatIsWritten() throws IOException {
        List<ResourceSample> samples = List.of(
                new ResourceSample(T, "metrics", Resource.MEMORY_BYTES, 1.2e11, "process_resident_memory_bytes", ""),
                new ResourceSample(T, "metrics", Resource.KV_CACHE_RATIO, 0.123457, "vllm:kv_cache_usage_perc", "a,b"),
                new ResourceSample(T, "pid:7", Resource.CPU_SECONDS, 0, "utime+stime", ""));
        Path file = folder.resolve("resources.csv");
        try (ResourcesWriter writer = new ResourcesWriter(file, failure -> {})) {
            samples.forEach(writer::write);
        }

        assertThat(Files.readAllLines(file))
                .startsWith(
                        "timestamp,source,resource,value,raw_name,injector",
                        "2026-01-31T12:00:00.123Z,metrics,memory_bytes,120000000000,process_resident_memory_bytes,");
        assertThat(read(file)).isEqualTo(samples);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-01-31T12:00:00.000Z,ps,memory,1|resource 'memory'",
                "2026-01-31T12:00:00.000Z,ps,,1|resource ''",
                "2026-01-31T12:00:00.000Z,ps,memory_bytes,|value ''",
                "2026-01-31T12:00:00.000Z,ps,memory_bytes,NaN|value 'NaN'",
                "2026-01-31T12:00:00.000Z,ps,memory_bytes,1e308|value '1e308'",
                "yesterday,ps,memory_bytes,1|timestamp 'yesterday'"
            })
    void namesTheFieldThatIsNot(String row, String place) throws IOException {
        Path file =
                Files.writeString(folder.resolve("resources.csv"), "timestamp,source,resource,value\n" + row + "\n");

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("resources.csv")
                .hasMessageContaining("line 2")
                .hasMessageContaining(place.split(" ")[0]);
    }

    private static List<ResourceSample> read(Path file) {
        List<ResourceSample> samples = new ArrayList<>();
        ResourcesReader.read(file, samples::add);
        return samples;
    }
}
