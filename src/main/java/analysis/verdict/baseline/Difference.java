package analysis.verdict.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import run.RunInfo;

/**
 * Difference between a baseline and a run.
 *
 * @param what property that differs, in words
 * @param baseline value in the baseline
 * @param current value in the run
 */
public record Difference(String what, String baseline, String current) {

    private static final String NONE = "(none)";
    private static final int HASH_SHOWN = 12;

    /** Sentence such as {@code token limit of series Short: 100 in the baseline, 50 now}. */
    public String text() {
        return what + ": " + baseline + " in the baseline, " + current + " now";
    }

    /** Differences that make two runs incomparable; empty if there are none. */
    public static List<Difference> between(Fingerprint then, Fingerprint now) {
        List<Difference> found = new ArrayList<>();
        add(found, "simulation", then.simulation(), now.simulation());
        add(found, "dialect", then.dialect(), now.dialect());
        add(found, "server product", then.product(), now.product());
        add(found, "mock server", then.mock(), now.mock());
        add(found, "models", String.join(", ", then.models()), String.join(", ", now.models()));
        for (String name : both(then.series(), now.series())) {
            series(found, name, then.series().get(name), now.series().get(name));
        }
        // A setting that one side lacks did not exist yet in its version.
        then.settings().forEach((key, value) -> {
            if (now.settings().containsKey(key)) {
                add(found, "setting " + key, value, now.settings().get(key));
            }
        });
        for (String file : both(then.feeders(), now.feeders())) {
            add(
                    found,
                    "content of feeder " + file,
                    hash(then.feeders().get(file)),
                    hash(now.feeders().get(file)));
        }
        return found;
    }

    private static void series(List<Difference> found, String name, RunInfo.Series then, RunInfo.Series now) {
        if (then == null || now == null) {
            add(found, "series " + name, then == null ? null : "there", now == null ? null : "there");
            return;
        }
        String of = " of series " + name;
        add(found, "users" + of, then.users(), now.users());
        add(found, "arrivals per second" + of, then.ratePerS(), now.ratePerS());
        add(found, "arrivals" + of, then.arrivals(), now.arrivals());
        add(found, "prompt characters" + of, then.promptCharacters(), now.promptCharacters());
        add(found, "prompt tokens" + of, then.promptTokens(), now.promptTokens());
        add(found, "token limit" + of, then.outputTokens(), now.outputTokens());
    }

    /** Adds a difference if the values are not equal; null is shown as {@value #NONE}. */
    public static void add(List<Difference> found, String what, Object then, Object now) {
        if (!Objects.equals(then, now)) {
            found.add(new Difference(what, shown(then), shown(now)));
        }
    }

    private static String shown(Object value) {
        return value == null || value.toString().isEmpty() ? NONE : value.toString();
    }

    private static String hash(String hash) {
        return hash == null || hash.length() <= HASH_SHOWN ? hash : hash.substring(0, HASH_SHOWN) + "…";
    }

    private static SortedSet<String> both(Map<String, ?> a, Map<String, ?> b) {
        SortedSet<String> keys = new TreeSet<>(a.keySet());
        keys.addAll(b.keySet());
        return keys;
    }
}
