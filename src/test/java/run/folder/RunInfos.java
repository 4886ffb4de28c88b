package run.folder;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import run.ClientHealth;
import run.RunInfo;

/** A complete run.json. */
public final class RunInfos {

    private RunInfos() {}

    public static RunInfo complete() {
        return new RunInfo(
                RunInfo.SCHEMA,
                "MultiUser",
                Instant.parse("2026-01-31T12:00:00.000Z"),
                Instant.parse("2026-01-31T12:01:00.250Z"),
                new TreeMap<>(Map.of("users", "1,3", "apiKey", "***")),
                new RunInfo.Target("http://127.0.0.1:8080", "openai", "llama.cpp", "b1", false, List.of("a", "b")),
                null,
                new RunInfo.Environment("host", "", "Linux", 2, 2048, "17.0.1", "3.15.1", "0.1.0", null, null),
                new TreeMap<>(Map.of("prompts.csv", "ab12")),
                42,
                true,
                List.of(new RunInfo.Series("users=1", 1, null, null, 55, null, 100)),
                null,
                new ClientHealth(
                        new ClientHealth.Distribution(10, 0.1, 1.5, 2),
                        new ClientHealth.Gc(3, 12.5, 6, 0.02),
                        new ClientHealth.Cpu(20, 40, 1.5),
                        null));
    }

    static RunInfo unfinished() {
        return complete().ended(null, null);
    }
}
