package analysis.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Records of every kind; the same for the same seed. */
final class RandomLog {

    private static final List<String> TEXTS = List.of(
            "chat",
            "chat first token",
            "llama3.2:3b",
            "",
            "mémoire",
            "日本語 😀",
            "Ответ",
            "a\tb\nc",
            "\u0000",
            "status.find.is(200), but actually found 503",
            "x".repeat(300));

    private RandomLog() {}

    static List<LogRecord> of(long seed, int count) {
        Random random = new Random(seed);
        List<String> scenarios = List.of("Büro", "Chat", "会話");
        LogRecord.Run run = new LogRecord.Run("3.15.1", "simulations.MultiUser", 1_769_860_800_000L, "", scenarios);
        List<LogRecord> records = new ArrayList<>();
        records.add(run);
        while (records.size() < count) {
            long start = run.startMs() + random.nextInt(1_000_000);
            long end = start + random.nextInt(10_000);
            records.add(
                    switch (random.nextInt(4)) {
                        case 0 -> new LogRecord.User(scenarios.get(random.nextInt(3)), random.nextBoolean(), start);
                        case 1 ->
                            new LogRecord.Group(
                                    groups(random, 1), start, end, random.nextInt(10_000), random.nextBoolean());
                        case 2 -> new LogRecord.Error(text(random), start);
                        default ->
                            new LogRecord.Request(
                                    groups(random, 0), text(random), start, end, random.nextBoolean(), text(random));
                    });
        }
        return records;
    }

    private static List<String> groups(Random random, int min) {
        List<String> groups = new ArrayList<>();
        int depth = min + random.nextInt(3);
        for (int i = 0; i < depth; i++) {
            groups.add(text(random));
        }
        return List.copyOf(groups);
    }

    private static String text(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }
}
