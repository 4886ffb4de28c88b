package analysis.report.verdict;

import analysis.report.text.ReportJson;
import analysis.report.text.Sanitizer;
import analysis.verdict.Finding;
import analysis.verdict.Level;
import analysis.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code verdict-message.json}: verdict in a few lines, in the format of chats' incoming webhooks (Slack, Mattermost, Google Chat): {@code
 * curl -H 'Content-Type: application/json' -d @verdict-message.json "$WEBHOOK"}. This tool does not send it, because a webhook's address is
 * a secret, and a chat that is down must not change the verdict.
 */
public final class VerdictMessage {

    /** Name of the file in a run's folder. */
    public static final String FILE_NAME = "verdict-message.json";

    private static final int MOST_FIGURES = 5;

    /** Message of lines in which {@code &}, {@code <} and {@code >} are escaped, as Slack requires. */
    private record Message(String text) {}

    private VerdictMessage() {}

    /** Content of the file. */
    public static String write(Verdict verdict) {
        List<String> lines = new ArrayList<>();
        lines.add(VerdictMarkdown.icon(verdict.level()) + " " + inert(verdict.sentence()));
        List<Finding> decisive = verdict.level() == Level.PASS ? List.of() : verdict.of(verdict.level());
        decisive.stream().limit(MOST_FIGURES).map(VerdictMessage::figure).forEach(lines::add);
        if (decisive.size() > MOST_FIGURES) {
            lines.add("• … and " + (decisive.size() - MOST_FIGURES) + " more");
        }
        verdict.objections().stream()
                .filter(objection -> !verdict.sentence().contains(objection))
                .forEach(objection -> lines.add("• " + inert(objection)));
        return ReportJson.of(new Message(String.join("\n", lines)));
    }

    private static String figure(Finding finding) {
        String unit = finding.subject().unit();
        String before = finding.baseline().isPresent() ? VerdictTable.value(finding.baseline(), unit) + " → " : "";
        String change = finding.change()
                .map(VerdictTable::change)
                .map(text -> ", " + text)
                .orElse("");
        String limit = finding.limit().isEmpty() ? "" : "; limit " + finding.limit();
        return "• "
                + inert(finding.subject().title() + ", " + finding.subject().model() + ", "
                        + finding.subject().series() + ": " + before + VerdictTable.value(finding.current(), unit)
                        + change + limit);
    }

    /** Escapes text so that names from outside mention nobody and contain no links. */
    private static String inert(String text) {
        return Sanitizer.line(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "@\u200B");
    }
}
