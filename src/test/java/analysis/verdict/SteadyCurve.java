package analysis.verdict;

import analysis.fixtures.SettlingLevel;
import analysis.summary.samples.CellData;
import analysis.summary.samples.RunData;
import analysis.verdict.baseline.RunSamples;
import analysis.verdict.policy.Policy;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/**
 * Measures how often a verdict errs on levels with a ramp, a warm-up, a drift and a drain: seeded synthetic pairs of runs, read as a
 * run folder is and judged with the default policy. Prints a table of {@code docs/verdicts.md}:
 *
 * <pre>java -cp … analysis.verdict.SteadyCurve [VERDICTS]</pre>
 */
public final class SteadyCurve {

    private static final int VERDICTS = 300;

    private SteadyCurve() {}

    /** @param args how many verdicts each row is measured with */
    public static void main(String[] args) {
        int verdicts = args.length > 0 ? Integer.parseInt(args[0]) : VERDICTS;
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        SettlingLevel ramp = SettlingLevel.of(16, 400);
        out.println(
                "| condition | verdicts | cut | FAIL | WARN | INCONCLUSIVE | PASS | FAIL, nothing cut | PASS, nothing cut |");
        out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
        row(out, verdicts, "ramp and drain", ramp, ramp);
        row(out, verdicts, "ramp and drain, 1,000 generations", SettlingLevel.of(16, 1000), SettlingLevel.of(16, 1000));
        row(out, verdicts, "64 users, 600 generations", SettlingLevel.of(64, 600), SettlingLevel.of(64, 600));
        row(out, verdicts, "twice as slow at first", ramp.withWarmUp(1), ramp.withWarmUp(1));
        row(out, verdicts, "twice as slow at first, only now", ramp, ramp.withWarmUp(1));
        row(out, verdicts, "twice as slow at first, only then", ramp.withWarmUp(1), ramp);
        row(out, verdicts, "drift of 20 %", ramp.withDrift(0.2), ramp.withDrift(0.2));
        row(out, verdicts, "drift of 10 %", ramp.withDrift(0.1), ramp.withDrift(0.1));
        row(out, verdicts, "+30 %", ramp, ramp.slower(1.3));
        row(
                out,
                verdicts,
                "+30 %, twice as slow at first",
                ramp.withWarmUp(1),
                ramp.withWarmUp(1).slower(1.3));
    }

    /** Levels of seeded verdicts on {@code now} against one run of {@code then}. */
    static List<Level> levels(int verdicts, long seed, SettlingLevel then, SettlingLevel now) {
        return levels(verdicts, seed, then::run, now::run);
    }

    private static List<Level> levels(int verdicts, long seed, LongFunction<RunData> then, LongFunction<RunData> now) {
        Policy policy = Policy.standard();
        return IntStream.range(0, verdicts)
                .parallel()
                .mapToObj(i -> Level.overall(new Comparison(
                                policy,
                                false,
                                List.of(RunSamples.of(then.apply(seed + 2L * i), policy.metrics())),
                                RunSamples.of(now.apply(seed + 2L * i + 1), policy.metrics()),
                                Optional.empty())
                        .findings().stream().map(Finding::level).toList()))
                .toList();
    }

    private static void row(PrintStream out, int verdicts, String condition, SettlingLevel then, SettlingLevel now) {
        List<Level> levels = levels(verdicts, 1_000_003L * condition.hashCode(), then, now);
        List<Level> uncut = levels(verdicts, 1_000_003L * condition.hashCode(), then::uncut, now::uncut);
        RunData example = now.run(1);
        CellData cell = example.cells().values().iterator().next();
        int cut = cell.steady()
                .map(part -> cell.generations() - part.generations())
                .orElse(0);
        out.println("| " + condition + " | " + verdicts + " | " + cut + " of " + cell.generations() + " | "
                + share(levels, Level.FAIL) + " | " + share(levels, Level.WARN) + " | "
                + share(levels, Level.INCONCLUSIVE) + " | " + share(levels, Level.PASS, Level.IMPROVED) + " | "
                + share(uncut, Level.FAIL) + " | " + share(uncut, Level.PASS, Level.IMPROVED) + " |");
    }

    private static String share(List<Level> levels, Level... wanted) {
        long count = levels.stream().filter(List.of(wanted)::contains).count();
        return String.format(Locale.ROOT, "%.1f %%", 100.0 * count / levels.size());
    }
}
