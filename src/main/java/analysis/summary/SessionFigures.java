package analysis.summary;

import analysis.stats.Distribution;
import analysis.summary.samples.SessionData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Figures of sessions with a model.
 *
 * @param begun number of sessions with a turn sent
 * @param failed number of these that ended with a failed turn
 * @param durationS durations of sessions without failure from their due time, think times included, s; absent if all
 *     failed
 * @param turns numbers of turns, likewise
 * @param promptTokens prompt tokens of all turns of a session, counted by the server
 * @param outputTokens output tokens of all turns of a session
 */
public record SessionFigures(
        String model,
        int begun,
        int failed,
        Optional<Distribution> durationS,
        Optional<Distribution> turns,
        Optional<Distribution> promptTokens,
        Optional<Distribution> outputTokens) {

    /** Figures by model; empty without sessions. */
    static List<SessionFigures> of(List<SessionData> sessions) {
        Map<String, List<SessionData>> byModel = sessions.stream()
                .collect(Collectors.groupingBy(SessionData::model, LinkedHashMap::new, Collectors.toList()));
        return byModel.entrySet().stream()
                .map(one -> of(one.getKey(), one.getValue()))
                .toList();
    }

    private static SessionFigures of(String model, List<SessionData> sessions) {
        List<SessionData> whole =
                sessions.stream().filter(session -> session.failed() == 0).toList();
        return new SessionFigures(
                model,
                sessions.size(),
                sessions.size() - whole.size(),
                distribution(whole, SessionData::durationS),
                distribution(whole, SessionData::turns),
                distribution(whole, SessionData::promptTokens),
                distribution(whole, SessionData::outputTokens));
    }

    private static Optional<Distribution> distribution(
            List<SessionData> sessions, ToDoubleFunction<SessionData> value) {
        return Distribution.of(sessions.stream().mapToDouble(value).toArray());
    }
}
