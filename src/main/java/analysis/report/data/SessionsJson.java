package analysis.report.data;

import analysis.report.data.FiguresJson.Values;
import analysis.summary.SessionFigures;
import java.util.Optional;

/** Figures of whole sessions with a model in {@code summary.json}. */
record SessionsJson(
        String model,
        int begun,
        int failed,
        Optional<Values> durationS,
        Optional<Values> turns,
        Optional<Values> promptTokens,
        Optional<Values> outputTokens) {

    SessionsJson(SessionFigures of) {
        this(
                of.model(),
                of.begun(),
                of.failed(),
                of.durationS().map(Values::new),
                of.turns().map(Values::new),
                of.promptTokens().map(Values::new),
                of.outputTokens().map(Values::new));
    }
}
