package analysis.report.verdict;

import analysis.report.page.Style;
import analysis.report.page.TextTable;
import analysis.report.text.Sanitizer;
import analysis.verdict.Finding;
import analysis.verdict.Level;
import analysis.verdict.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A verdict for a terminal or a build log: the answer, the rows that decided it, the reasons of the others, all of them. */
public final class VerdictConsole {

    private static final int MAX_ROWS = 20;

    private final Verdict verdict;
    private final Style style;
    private final List<String> lines = new ArrayList<>();

    private VerdictConsole(Verdict verdict, Style style) {
        this.verdict = verdict;
        this.style = style;
    }

    /**
     * The lines of the whole verdict.
     *
     * @param all every row, not only the first that did not decide it
     * @param files that were written, named at the end
     */
    public static List<String> of(Verdict verdict, boolean all, List<Path> files, Style style) {
        return new VerdictConsole(verdict, style).lines(all, files);
    }

    /** Only the regressions: nothing where there are none. */
    public static List<String> regressions(Verdict verdict, Style style) {
        if (verdict.level() != Level.FAIL) {
            return List.of();
        }
        VerdictConsole console = new VerdictConsole(verdict, style);
        console.lines.add(console.sentence());
        console.table(verdict.of(Level.FAIL));
        return console.lines;
    }

    /** The verdict in one line. */
    public static String sentence(Verdict verdict, Style style) {
        return new VerdictConsole(verdict, style).sentence();
    }

    private List<String> lines(boolean all, List<Path> files) {
        lines.add(sentence());
        List<Finding> decisive = verdict.level() == Level.PASS ? List.of() : verdict.of(verdict.level());
        if (!decisive.isEmpty()) {
            lines.add("");
            table(decisive.subList(0, Math.min(decisive.size(), MAX_ROWS)));
            more(decisive.size() - MAX_ROWS);
        }
        reasons();
        bullets("Objections" + (verdict.options().force() ? " (overridden by --force)" : ""), verdict.objections());
        bullets(
                "B less A, in pairs",
                verdict.pairs().stream().map(PairedTable::sentence).toList());
        bullets(
                "Changed since the baseline",
                verdict.changes().stream().map(c -> c.text()).toList());
        bullets(
                "Warnings",
                verdict.warnings().stream()
                        .map(w -> w.kind().id() + ": " + w.what())
                        .toList());
        if (verdict.options().strict()) {
            bullets("Note", List.of("--strict: bare limits, no test for chance."));
        }
        List<Finding> rest = verdict.findings().stream()
                .filter(finding -> !decisive.contains(finding))
                .toList();
        if (!rest.isEmpty()) {
            lines.add("");
            lines.add(style.bold(decisive.isEmpty() ? "All figures" : "All other figures"));
            table(all ? rest : rest.subList(0, Math.min(rest.size(), MAX_ROWS)));
            more(all ? 0 : rest.size() - MAX_ROWS);
        }
        bullets("Files", files.stream().map(Path::toString).toList());
        lines.add("");
        return lines;
    }

    private void more(int hidden) {
        if (hidden > 0) {
            lines.add("  ... and " + hidden + " more; --all, verdict.md and verdict.json have them.");
        }
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
                        "Figures", findings.stream().map(VerdictJson.Row::of).toList()))
                .forEach(line -> lines.add("  " + line));
    }

    /** Each reason once, with the figures that have it. */
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
                ? findings.get(0).subject().title() + ", "
                        + findings.get(0).subject().model() + ", "
                        + findings.get(0).subject().series()
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
