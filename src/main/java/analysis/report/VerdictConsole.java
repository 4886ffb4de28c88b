package analysis.report;

import analysis.report.page.Style;
import analysis.report.page.TextTable;
import analysis.verdict.Finding;
import analysis.verdict.Level;
import analysis.verdict.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A verdict for a terminal or a build log: one sentence, the table, the reasons, what else changed. */
public final class VerdictConsole {

    private static final int MAX_PASSING_ROWS = 20;

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
     * @param all every row, not only those that matter and the first that pass
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
        lines.add("");
        lines.add(sentence());
        bullets("Objections" + (verdict.findings().isEmpty() ? "" : " (overridden by --force)"), verdict.objections());
        bullets(
                "Changed since the baseline",
                verdict.changes().stream().map(c -> c.text()).toList());
        List<Finding> shown = shown(all);
        if (!shown.isEmpty()) {
            lines.add("");
            table(shown);
            int hidden = verdict.findings().size() - shown.size();
            if (hidden > 0) {
                lines.add("  ... and " + hidden + " more that passed; --all shows them.");
            }
        }
        reasons();
        bullets(
                "Warnings",
                verdict.warnings().stream()
                        .map(w -> w.kind().id() + ": " + w.what())
                        .toList());
        if (verdict.options().strict()) {
            bullets("Note", List.of("--strict: bare limits; how certain a change is was not asked."));
        }
        bullets("Files", files.stream().map(Path::toString).toList());
        lines.add("");
        return lines;
    }

    private String sentence() {
        String text = Inert.line(verdict.sentence());
        return switch (verdict.level()) {
            case FAIL, INVALID -> style.error(text);
            case WARN, INCONCLUSIVE, MISSING -> style.warning(text);
            case PASS, IMPROVED -> style.bold(text);
        };
    }

    private List<Finding> shown(boolean all) {
        List<Finding> shown = new ArrayList<>();
        int passing = 0;
        for (Finding finding : verdict.findings()) {
            if (finding.level() != Level.PASS || all || passing++ < MAX_PASSING_ROWS) {
                shown.add(finding);
            }
        }
        return shown;
    }

    private void table(List<Finding> findings) {
        TextTable.lines(VerdictTable.of(
                        "Figures", findings.stream().map(VerdictJson.Row::of).toList()))
                .forEach(line -> lines.add("  " + line));
    }

    /** Each reason once, with how many rows have it. */
    private void reasons() {
        Map<String, Integer> reasons = new LinkedHashMap<>();
        verdict.findings().stream()
                .filter(finding -> finding.level() != Level.PASS)
                .forEach(finding -> reasons.merge(finding.level() + ": " + finding.reason(), 1, Integer::sum));
        bullets(
                "Why",
                reasons.entrySet().stream()
                        .map(reason ->
                                reason.getKey() + (reason.getValue() > 1 ? " (" + reason.getValue() + " rows)" : ""))
                        .toList());
    }

    private void bullets(String title, List<String> texts) {
        if (texts.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(style.bold(title));
        texts.forEach(text -> lines.add("  " + Inert.line(text)));
    }
}
