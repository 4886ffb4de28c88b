package analysis.report.sections;

import analysis.report.page.Block;
import analysis.report.page.Block.Paragraph;
import analysis.report.page.Table;
import analysis.report.page.TableBuilder;
import analysis.summary.RunSummary;
import analysis.summary.samples.Counted;
import analysis.summary.samples.ErrorCount;
import java.util.List;
import run.Outcome;

/** Section on failures by kind, each with a sample message. */
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

    /** Table of failures; empty if there are none. */
    static Table table(RunSummary run) {
        record Failure(Outcome outcome, ErrorCount error, long generations) {}
        TableBuilder<Failure> table = new TableBuilder<Failure>("Failures by kind")
                .groupedBy(ReportPart.rowsOf(run))
                .text("Outcome", failure -> failure.outcome().code())
                .count("Count", failure -> failure.error().count())
                .value("Share", "%", failure -> 100.0 * failure.error().count() / failure.generations())
                .text("What it is", failure -> meaning(failure.outcome(), run.counted()))
                .text("For example", failure -> failure.error().sampleMessage());
        run.models().forEach((model, summary) -> {
            table.group(model);
            summary.errors().forEach((outcome, error) -> table.row(new Failure(outcome, error, summary.generations())));
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
