package analysis.report.verdict;

import analysis.report.page.Style;
import analysis.report.page.TextTable;
import analysis.report.text.Sanitizer;
import analysis.verdict.Finding;
import analysis.verdict.Level;
import analysis.verdict.Verdict;
import analysis.verdict.baseline.Difference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Verdict for a terminal or a build log: the sentence, the decisive rows, the reasons, and optionally all other rows. */
public final class VerdictConsole {

    private static final int MAX_ROWS = 10;
    private static final int MAX_WARNINGS = 3;
    private static final String WHERE = "; --all, verdict.md and verdict.json have them.";

    private final Verdict verdict;
    private final Style style;
    private final List<String> lines = new ArrayList<>();

    private VerdictConsole(Verdict verdict, Style style) {
        this.verdict = verdict;
        this.style = style;
    }

    /**
     * Writes the verdict as lines.
     *
     * @param all whether to write every row and warning
     * @param files written files, to be named at the end
     */
    public static List<String> of(Verdict verdict, boolean all, List<Path> files, Style style) {
        return new VerdictConsole(verdict, style).lines(all, files);
    }

    /** Writes only the regressions; nothing if there are none. */
    public static List<String> regressions(Verdict verdict, Style style) {
        if (verdict.level() != Level.FAIL) {
            return List.of();
        }
        VerdictConsole console = new VerdictConsole(verdict, style);
        console.lines.add(console.sentence());
        console.table(verdict.of(Level.FAIL));
        return console.lines;
    }

    /** Verdict in one line. */
    public static String sentence(Verdict verdict, Style style) {
        return new VerdictConsole(verdict, style).sentence();
    }

    private List<String> lines(boolean all, List<Path> files) {
        lines.add(sentence());
        List<Finding> decisive = verdict.level() == Level.PASS ? List.of() : verdict.of(verdict.level());
        if (!decisive.isEmpty()) {
            lines.add("");
            rows(decisive, all);
        }
        reasons();
        bullets("Objections" + (verdict.options().force() ? " (overridden by --force)" : ""), verdict.objections());
        bullets(
                "B less A, in pairs",
                verdict.pairs().stream().map(PairedTable::sentence).toList());
        bullets(
                "Changed since the baseline",
                verdict.changes().stream().map(Difference::text).toList());
        warnings(all);
        if (verdict.options().strict()) {
            bullets("Note", List.of("--strict: bare limits, no test for chance."));
        }
        List<Finding> rest = verdict.findings().stream()
                .filter(finding -> !decisive.contains(finding))
                .toList();
        if (!rest.isEmpty() && (all || decisive.isEmpty())) {
            lines.add("");
            lines.add(style.bold(decisive.isEmpty() ? "All figures" : "All other figures"));
            rows(rest, all);
        } else if (!rest.isEmpty()) {
            bullets("All other figures", List.of(levels(rest) + WHERE));
        }
        bullets("Files", files.stream().map(Path::toString).toList());
        lines.add("");
        return lines;
    }

    private void rows(List<Finding> findings, boolean all) {
        table(all ? findings : findings.subList(0, Math.min(findings.size(), MAX_ROWS)));
        if (!all && findings.size() > MAX_ROWS) {
            lines.add("  ... and " + (findings.size() - MAX_ROWS) + " more" + WHERE);
        }
    }

    /** Counts such as {@code 7 INCONCLUSIVE, 14 PASS}, most severe level first. */
    private static String levels(List<Finding> findings) {
        return findings.stream()
                .collect(Collectors.groupingBy(
                        Finding::level, () -> new TreeMap<>(Comparator.reverseOrder()), Collectors.counting()))
                .entrySet()
                .stream()
                .map(level -> level.getValue() + " " + level.getKey())
                .collect(Collectors.joining(", "));
    }

    private void warnings(boolean all) {
        List<String> texts = new ArrayList<>(verdict.warnings().stream()
                .limit(all ? Long.MAX_VALUE : MAX_WARNINGS)
                .map(w -> w.kind().id() + ": " + w.what())
                .toList());
        int hidden = verdict.warnings().size() - texts.size();
        if (hidden > 0) {
            texts.add("... and " + hidden + " more" + WHERE);
        }
        bullets("Warnings", texts);
    }

    private String sentence() {
        String text = Sanitizer.line(verdict.sentence());
        return switch (verdict.level()) {
            case FAIL, INVALID -> style.error(text);
            case WARN, INCONCLUSIVE, MISSING -> style.warning(text);
            case PASS, IMPROVED -> style.bold(text);
        };
    }

    private void table(List<Finding> findings) {
        TextTable.lines(VerdictTable.of(
                        "Figures",
                        VerdictJson.of(verdict),
                        findings.stream().map(VerdictJson.Row::of).toList()))
                .forEach(line -> lines.add("  " + line));
    }

    /** Writes each reason once, with its figures. */
    private void reasons() {
        Map<String, List<Finding>> reasons = new LinkedHashMap<>();
        verdict.findings().stream()
                .filter(finding -> finding.level() != Level.PASS || finding.hasReserve())
                .forEach(finding -> reasons.computeIfAbsent(
                                finding.level() + ": " + finding.reason(), reason -> new ArrayList<>())
                        .add(finding));
        List<String> texts = new ArrayList<>();
        reasons.forEach((reason, findings) -> texts.add(reason + " (" + rows(findings) + ")"));
        bullets("Why", texts);
    }

    private static String rows(List<Finding> findings) {
        return findings.size() == 1
                ? Stream.of(
                                findings.get(0).subject().title(),
                                findings.get(0).subject().model(),
                                findings.get(0).subject().series())
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.joining(", "))
                : findings.size() + " rows: "
                        + findings.stream()
                                .map(finding -> finding.subject().title())
                                .distinct()
                                .collect(Collectors.joining(", "));
    }

    private void bullets(String title, List<String> texts) {
        if (texts.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(style.bold(title));
        texts.forEach(text -> lines.add("  " + Sanitizer.line(text)));
    }
}
