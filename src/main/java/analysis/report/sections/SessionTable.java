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

/** Table of whole sessions: duration, turns and tokens. */
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
                .note("Sessions without a failed turn. Duration: from the due time of a session to the end of"
                        + " its last answer, think times included. Prompt tokens: sum over all turns, each of which"
                        + " repeats the history.")
                .build(run.sessions());
    }

    private static Function<SessionFigures, OptionalDouble> of(
            Function<SessionFigures, Optional<Distribution>> values, ToDoubleFunction<Distribution> figure) {
        return sessions -> values.apply(sessions).stream().mapToDouble(figure).findFirst();
    }
}
