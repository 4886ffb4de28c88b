package run.folder;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import run.Correctness;
import run.Generation;
import run.Outcome;
import run.Phase;
import run.TokenSource;

/** Rows of every kind, hostile text included; the same for the same seed. */
final class RandomRows {

    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "a,b",
            "\"",
            "\"\"",
            "a\"b",
            "line\nbreak",
            "\r",
            "\r\n",
            "a\rb",
            "\u0000",
            "tab\t",
            " lead",
            "trail ",
            "=cmd|' /C calc'!A0",
            "+1",
            "-1",
            "@x",
            "#not a comment",
            "'",
            "\\",
            "\\N",
            "é",
            "日本語",
            "😀",
            "\u202Eabc",
            "\uFEFF",
            "a\u2028b",
            "<script>",
            "\",\n\"",
            ",",
            ",,",
            "\n",
            "null");

    private final Random random;

    RandomRows(long seed) {
        random = new Random(seed);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        int parts = random.nextInt(4);
        for (int i = 0; i < parts; i++) {
            text.append(HOSTILE.get(random.nextInt(HOSTILE.size())));
        }
        return text.toString();
    }

    Generation generation() {
        OptionalInt output = count();
        return new Generation(
                time(),
                new Generation.Origin(
                        "m" + text(),
                        text(),
                        text(),
                        random.nextBoolean() ? Phase.MEASURE : Phase.WARMUP,
                        random.nextLong(Long.MAX_VALUE),
                        text(),
                        text(),
                        text(),
                        random.nextInt(5)),
                new Generation.Ending(
                        outcome(),
                        text(),
                        random.nextBoolean() ? OptionalInt.of(429) : OptionalInt.empty(),
                        text(),
                        Correctness.values()[random.nextInt(3)]),
                new Generation.Tokens(
                        count(),
                        output,
                        output.isPresent() ? Optional.of(TokenSource.values()[random.nextInt(2)]) : Optional.empty(),
                        random.nextInt(1000),
                        count(),
                        count(),
                        count()),
                new Generation.Timing(ms(), ms(), ms(), ms(), ms(), ms(), ms(), ms(), gaps(), ms()),
                new Generation.ServerTiming(ms(), ms(), ms(), ms()),
                new Generation.Wire(ms(), ms(), ms(), ms(), count(), ms(), ms()));
    }

    Instant time() {
        return Instant.ofEpochMilli(random.nextLong(253_402_300_799_999L));
    }

    OptionalDouble ms() {
        return random.nextBoolean() ? OptionalDouble.of(random.nextInt(100_000_000) / 1000.0) : OptionalDouble.empty();
    }

    OptionalInt count() {
        return random.nextBoolean() ? OptionalInt.of(random.nextInt(Integer.MAX_VALUE)) : OptionalInt.empty();
    }

    private Outcome outcome() {
        Outcome.Kind kind = Outcome.Kind.values()[random.nextInt(Outcome.Kind.values().length)];
        return kind == Outcome.Kind.HTTP ? Outcome.http(100 + random.nextInt(500)) : Outcome.of(kind);
    }

    private int[] gaps() {
        return IntStream.range(0, random.nextInt(5))
                .map(i -> random.nextInt(1_000_000))
                .toArray();
    }
}
