package analysis.report.sections;

import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.stats.Distribution;
import analysis.summary.RunSummary;
import analysis.summary.SessionFigures;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** Whole sessions: how long they took and what they brought. */
final class SessionTable {

    private SessionTable() {}

    static Table of(RunSummary run) {
        Table.Builder table = new Table.Builder("Whole sessions")
                .text("Model")
                .number("Begun", "")
                .number("Failed", "")
                .number("Turns mean", "", 1)
                .number("Duration mean", "s", 2)
                .number("p50", "", 2)
                .number("p95", "", 2)
                .number("Prompt tokens mean", "", 0)
                .number("Output tokens mean", "", 0);
        for (SessionFigures sessions : run.sessions()) {
            table.row(
                    Cell.text(sessions.model()),
                    Cell.count(sessions.begun()),
                    Cell.count(sessions.failed()),
                    cell(sessions.turns(), Distribution::mean),
                    cell(sessions.durationS(), Distribution::mean),
                    cell(sessions.durationS(), Distribution::p50),
                    cell(sessions.durationS(), Distribution::p95),
                    cell(sessions.promptTokens(), Distribution::mean),
                    cell(sessions.outputTokens(), Distribution::mean));
        }
        return table.note(
                        "Of sessions without a failed turn. Duration: from when a session was due until its last answer"
                                + " ended, think times included. Prompt tokens: of all turns together, each of which repeats those before it.")
                .build();
    }

    private static Cell cell(Optional<Distribution> values, ToDoubleFunction<Distribution> figure) {
        return Cell.number(
                values.map(of -> OptionalDouble.of(figure.applyAsDouble(of))).orElseGet(OptionalDouble::empty));
    }
}
