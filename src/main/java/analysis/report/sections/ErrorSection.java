package analysis.report.sections;

import analysis.report.page.Block;
import analysis.report.page.Block.Paragraph;
import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.summary.RunSummary;
import analysis.summary.samples.Counted;
import java.util.List;
import run.Outcome;

/** Failures by kind, with one of the messages. */
final class ErrorSection {

    private ErrorSection() {}

    static List<Block> blocks(RunSummary run) {
        if (run.overall().generations() == 0) {
            return List.of(LifecycleTables.errors(run.lifecycle()));
        }
        return List.of(
                run.overall().failed() > 0 ? table(run) : new Paragraph(none(run)),
                LifecycleTables.errors(run.lifecycle()));
    }

    private static String none(RunSummary run) {
        String every = run.overall().attempts().failed() == 0 ? "None: every" : "Every";
        return run.counted() == Counted.REQUESTS
                ? every + " request succeeded."
                : every + " generation ended with a complete, well-formed stream.";
    }

    /** Empty without failures. */
    static Table table(RunSummary run) {
        Table.Builder table = new Table.Builder("Failures by kind")
                .groupedBy(ReportPart.rowsOf(run))
                .text("Outcome")
                .number("Count", "")
                .number("Share", "%")
                .text("What it is")
                .text("For example");
        run.models().forEach((model, summary) -> {
            if (!summary.errors().isEmpty()) {
                table.group(model);
            }
            summary.errors()
                    .forEach((outcome, error) -> table.row(
                            Cell.text(outcome.code()),
                            Cell.count(error.count()),
                            Cell.number(100.0 * error.count() / summary.generations()),
                            Cell.text(meaning(outcome, run.counted())),
                            Cell.text(error.sampleMessage())));
        });
        return table.build();
    }

    private static String meaning(Outcome outcome, Counted rows) {
        return switch (outcome.kind()) {
            case OK -> throw new IllegalArgumentException("a success is not a failure");
            case HTTP -> "the server answered with HTTP status " + outcome.httpStatus();
            case TIMEOUT_FIRST_TOKEN -> "no token within the first-token timeout";
            case TIMEOUT_IDLE -> "a pause between tokens longer than the idle timeout";
            case TIMEOUT_TOTAL -> "not finished within the total timeout";
            case CONNECT -> "no connection, or lost before any response";
            case TRUNCATED -> "the stream ended before the answer was complete";
            case STREAM_ERROR -> "an error reported inside the stream";
            case PROTOCOL -> "not a stream of the expected kind";
            case CHECK ->
                rows == Counted.REQUESTS
                        ? "a check failed, or the message tells no other kind"
                        : "the stream was complete, but a check failed";
            case CANCELLED -> "the client hung up on purpose";
        };
    }
}
