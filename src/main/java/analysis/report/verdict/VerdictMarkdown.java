package analysis.report.verdict;

import analysis.report.text.MarkdownSanitizer;
import analysis.summary.samples.Warning;
import analysis.verdict.Finding;
import analysis.verdict.Level;
import analysis.verdict.Verdict;
import analysis.verdict.baseline.Difference;
import java.util.List;
import java.util.stream.Collectors;

/** {@code verdict.md}: verdict for a comment on a pull request. */
public final class VerdictMarkdown {

    /** Name of the file in a run's folder. */
    public static final String FILE_NAME = "verdict.md";

    private final Verdict verdict;
    private final StringBuilder text = new StringBuilder();

    private VerdictMarkdown(Verdict verdict) {
        this.verdict = verdict;
    }

    /** Content of the file. */
    public static String write(Verdict verdict) {
        return new VerdictMarkdown(verdict).write();
    }

    private String write() {
        line("### " + icon(verdict.level()) + " " + MarkdownSanitizer.text(verdict.sentence()));
        verdict.baseline()
                .ifPresent(name -> paragraph("Against the baseline " + MarkdownSanitizer.text(name) + " of "
                        + verdict.baselineRuns() + (verdict.baselineRuns() == 1 ? " run." : " runs.")));
        if (verdict.options().strict()) {
            paragraph("Judged by the limits alone (--strict), without a significance test.");
        }
        bullets(verdict.options().force() ? "Objections, overridden by --force" : "Objections", verdict.objections());
        List<Finding> notable =
                verdict.findings().stream().filter(f -> f.level() != Level.PASS).toList();
        table(notable);
        reasons(notable);
        List<Finding> passed = verdict.of(Level.PASS);
        if (!passed.isEmpty()) {
            paragraph("<details><summary>" + passed.size() + " passed</summary>");
            table(passed);
            paragraph("</details>");
        }
        bullets(
                "B less A, in pairs",
                verdict.pairs().stream().map(PairedTable::sentence).toList());
        bullets(
                "Changed since the baseline",
                verdict.changes().stream().map(Difference::text).toList());
        bullets("Warnings", verdict.warnings().stream().map(Warning::what).toList());
        return text.toString();
    }

    static String icon(Level level) {
        return switch (level) {
            case PASS, IMPROVED -> "✅";
            case WARN -> "⚠️";
            case FAIL -> "❌";
            case INCONCLUSIVE, MISSING, INVALID -> "❔";
        };
    }

    private void table(List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        line("");
        VerdictJson json = VerdictJson.of(verdict);
        List<String> heads = List.of(
                "Verdict",
                json.rowsOf(),
                json.seriesOf(),
                "Figure",
                "Baseline",
                "Now",
                "Change (interval)",
                "Limit",
                "Needed");
        line("| " + String.join(" | ", heads) + " |");
        line("|" + "---|".repeat(4) + "---:|".repeat(heads.size() - 4));
        for (Finding finding : findings) {
            line(cells(finding).stream().map(MarkdownSanitizer::text).collect(Collectors.joining(" | ", "| ", " |")));
        }
    }

    private static List<String> cells(Finding finding) {
        String unit = finding.subject().unit();
        return List.of(
                finding.level().name(),
                finding.subject().model(),
                finding.subject().series(),
                finding.subject().figure(),
                VerdictTable.value(finding.baseline(), unit),
                VerdictTable.value(finding.current(), unit),
                finding.change().map(VerdictTable::change).orElse(""),
                finding.limit(),
                finding.generations().isPresent() ? "≈ " + finding.generations().getAsLong() : "");
    }

    private void reasons(List<Finding> findings) {
        bullets(
                "Why",
                findings.stream()
                        .map(finding -> finding.level() + ": " + finding.reason())
                        .distinct()
                        .toList());
    }

    private void bullets(String title, List<String> texts) {
        if (!texts.isEmpty()) {
            paragraph("**" + title + "**");
            line("");
            texts.forEach(item -> line("- " + MarkdownSanitizer.text(item)));
        }
    }

    private void paragraph(String content) {
        line("");
        line(content);
    }

    private void line(String content) {
        text.append(content).append('\n');
    }
}
