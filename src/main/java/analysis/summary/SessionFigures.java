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
 * Figures of whole sessions with a model.
 *
 * @param begun those of which a turn was sent
 * @param failed of these, the ones that ended with a turn that failed
 * @param durationS of those that did not fail, from when each was due, think times included; absent if all failed
 * @param turns of all, likewise
 * @param promptTokens of all turns of a session together, by the server's count
 * @param outputTokens likewise
 */
public record SessionFigures(
        String model,
        int begun,
        int failed,
        Optional<Distribution> durationS,
        Optional<Distribution> turns,
        Optional<Distribution> promptTokens,
        Optional<Distribution> outputTokens) {

    /** By model; none of a run without sessions. */
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
