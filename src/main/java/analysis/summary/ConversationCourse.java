package analysis.summary;

import analysis.stats.Distribution;
import analysis.stats.Metric;
import analysis.summary.figures.Summary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns of one kind of conversation: series whose names differ only in the number of the turn.
 *
 * @param model model of the series
 * @param kind name of the series without the turn
 * @param turns at least two, ascending
 */
public record ConversationCourse(String model, String kind, List<Turn> turns) {

    private static final Pattern TURN = Pattern.compile("(.+) turn (\\d{1,4})(, .+)?");

    /**
     * Turn of a conversation.
     *
     * @param number from 1
     */
    public record Turn(int number, Summary summary) {}

    private record Key(String model, String kind) {}

    /** Courses of a run, in the run's order; empty for a run without turns. */
    public static List<ConversationCourse> of(RunSummary run) {
        Map<Key, List<Turn>> turns = new LinkedHashMap<>();
        run.cells().forEach((cell, summary) -> {
            Matcher name = TURN.matcher(cell.series());
            if (name.matches()) {
                String kind = name.group(1) + (name.group(3) == null ? "" : name.group(3));
                turns.computeIfAbsent(new Key(cell.model(), kind), key -> new ArrayList<>())
                        .add(new Turn(Integer.parseInt(name.group(2)), summary));
            }
        });
        return turns.entrySet().stream()
                .filter(one -> one.getValue().size() > 1)
                .map(one -> new ConversationCourse(
                        one.getKey().model(),
                        one.getKey().kind(),
                        one.getValue().stream()
                                .sorted(Comparator.comparingInt(Turn::number))
                                .toList()))
                .toList();
    }

    /** Number of conversations that were begun. */
    public long begun() {
        return turns.get(0).summary().generations();
    }

    /** Number of these whose last turn succeeded. */
    public long completed() {
        return turns.get(turns.size() - 1).summary().ok();
    }

    /**
     * Mean total time of a conversation's answers, s: the sum of the turns' means, which is the mean of the sums if
     * every conversation was completed. Empty if a turn has no successful generation.
     */
    public OptionalDouble durationS() {
        double ms = 0;
        for (Turn turn : turns) {
            if (turn.summary.metric(Metric.STREAM_MS).isEmpty()) {
                return OptionalDouble.empty();
            }
            ms += turn.summary.metric(Metric.STREAM_MS).map(Distribution::mean).orElseThrow();
        }
        return OptionalDouble.of(ms / 1000);
    }
}
