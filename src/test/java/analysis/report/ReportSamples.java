package analysis.report;

import static analysis.fixtures.Generations.generation;

import analysis.fixtures.SyntheticRun;
import analysis.summary.reading.RunBuilder;
import analysis.summary.samples.RunData;
import java.util.List;
import run.ClientHealth;
import run.Outcome;
import run.RunInfo;
import run.RunInfoBuilder;

/** Runs that show what a report has to cope with. */
final class ReportSamples {

    private ReportSamples() {}

    /** Two models, two series, a few failures. */
    static RunData usual() {
        return new SyntheticRun(11).generationsPerSeries(70).failureRate(0.03).data();
    }

    /** Two injectors of an open profile, one of them too slow, and the mock as the target. */
    static RunData troubled() {
        List<String> models = List.of("m");
        List<String> series = List.of("rate=5");
        RunInfo slow = SyntheticRun.info("west", models, series);
        RunInfo.Target mock = new RunInfo.Target("http://127.0.0.1:9", "openai", "mock", "0.1", true, models);
        RunBuilder builder = new RunBuilder()
                .injector(SyntheticRun.info("east", models, series))
                .injector(RunInfoBuilder.of(slow)
                        .end(null)
                        .target(mock)
                        .quick(true)
                        .clientHealth(new ClientHealth(
                                new ClientHealth.Distribution(9, 0.25, 17.5, 123.456),
                                new ClientHealth.Gc(40, 900, 88, 3.75),
                                new ClientHealth.Cpu(93.2, 100, null),
                                new ClientHealth.Distribution(2, 3, 40, 40)))
                        .build());
        builder.add(generation(
                g -> g.cell("m", "rate=5").estimated().scheduledDelayMs(2).reused(0.25, 95)));
        builder.add(generation(
                g -> g.cell("m", "rate=5").startMs(200).scheduledDelayMs(40).setUp(2.5, 10, 97)));
        return builder.build();
    }

    /** Names and messages that attack each format in turn. */
    static RunData hostile() {
        List<String> models = List.of(
                "=cmd|'/C calc'!A0",
                "<script>alert(1)</script>",
                "\u001B[31mred\u001B[0m\r\nnext line\t\"quoted\", comma",
                "\u202Eright to left\u202C \u05E9\u05DC\u05D5\u05DD",
                "\u6A21\u578B-7B",
                "\uD83E\uDD99 llama e\u0301 \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
                "-1+1",
                "a-model-name-of-sixty-characters-exactly-as-registries-do-it");
        RunBuilder builder =
                new RunBuilder().injector(SyntheticRun.info("@SUM(A1)", models, List.of("L2 512\u2192128")));
        for (int i = 0; i < models.size(); i++) {
            String model = models.get(i);
            int startMs = i * 1000;
            builder.add(generation(g -> g.cell(model, "L2 512\u2192128").startMs(startMs)));
            builder.add(generation(g -> g.cell(model, "L2 512\u2192128")
                    .startMs(startMs + 500)
                    .failed(Outcome.of(Outcome.Kind.STREAM_ERROR), "message of " + model)));
        }
        return builder.build();
    }

    /** Nothing was measured. */
    static RunData empty() {
        return new RunBuilder().injector(new SyntheticRun(1).info()).build();
    }

    /** Every generation failed before any content. */
    static RunData allFailed() {
        return new RunBuilder()
                .injector(SyntheticRun.info("", List.of("m"), List.of("users=1")))
                .add(generation(g -> g.cell("m", "users=1")
                        .withoutContent(2)
                        .failed(Outcome.of(Outcome.Kind.CONNECT), "Connection refused: 127.0.0.1:8080")))
                .build();
    }
}
