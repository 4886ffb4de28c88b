package analysis.report.sections;

import analysis.report.page.Table;
import analysis.report.page.TableBuilder;
import analysis.stats.Distribution;
import analysis.summary.RunSummary;
import analysis.summary.SessionFigures;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Whole sessions: how long they took and what they brought. */
final class SessionTable {

    private SessionTable() {}

    static Table of(RunSummary run) {
        return new TableBuilder<SessionFigures>("Whole sessions")
                .text("Model", SessionFigures::model)
                .count("Begun", SessionFigures::begun)
                .count("Failed", SessionFigures::failed)
                .number("Turns mean", "", 1, of(SessionFigures::turns, Distribution::mean))
                .number("Duration mean", "s", 2, of(SessionFigures::durationS, Distribution::mean))
                .number("p50", "", 2, of(SessionFigures::durationS, Distribution::p50))
                .number("p95", "", 2, of(SessionFigures::durationS, Distribution::p95))
                .number("Prompt tokens mean", "", 0, of(SessionFigures::promptTokens, Distribution::mean))
                .number("Output tokens mean", "", 0, of(SessionFigures::outputTokens, Distribution::mean))
                .note(
                        "Of sessions without a failed turn. Duration: from when a session was due until its last answer"
                                + " ended, think times included. Prompt tokens: of all turns together, each of which repeats those before it.")
                .build(run.sessions());
    }

    private static Function<SessionFigures, OptionalDouble> of(
            Function<SessionFigures, Optional<Distribution>> values, ToDoubleFunction<Distribution> figure) {
        return sessions -> values.apply(sessions).stream().mapToDouble(figure).findFirst();
    }
}
