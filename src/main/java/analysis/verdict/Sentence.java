package analysis.verdict;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** A verdict in one sentence. */
final class Sentence {

    private Sentence() {}

    static String of(Level level, List<Finding> findings, List<String> objections) {
        if (findings.isEmpty()) {
            return "INVALID: the run was not judged. " + String.join(" ", objections);
        }
        List<Finding> decisive =
                findings.stream().filter(finding -> finding.level() == level).toList();
        int count = decisive.size();
        String of = count + " of " + findings.size() + (findings.size() == 1 ? " figure" : " figures");
        String first = count == 0 ? "" : example(decisive.get(0));
        return switch (level) {
            case PASS ->
                "PASS: no regression in " + findings.size() + (findings.size() == 1 ? " figure." : " figures.");
            case IMPROVED -> "IMPROVED: " + of + " got better, none worse; most: " + first + ".";
            case WARN -> "WARN: nothing failed, but look at " + of + "; first: " + first + ".";
            case MISSING -> "MISSING: " + of + " exist on one side only; first: " + first + ".";
            case INCONCLUSIVE ->
                "INCONCLUSIVE: " + of + " cannot be decided by this run; first: " + first + "." + more(decisive);
            case INVALID ->
                "INVALID: " + of + " must not be compared; first: " + first + ". "
                        + decisive.get(0).reason();
            case FAIL -> "FAIL: " + of + " got worse beyond the limit; worst: " + first + ".";
        };
    }

    private static String more(List<Finding> undecided) {
        OptionalLong most = undecided.stream()
                .flatMapToLong(finding -> finding.generations().stream())
                .max();
        return most.isPresent()
                ? " About " + most.getAsLong() + " generations per series on both sides would decide."
                : "";
    }

    private static String example(Finding finding) {
        String where = finding.subject().model() + ", " + finding.subject().series() + ": "
                + finding.subject().figure();
        Optional<String> change =
                finding.change().map(interval -> String.format(Locale.ROOT, " %+.0f %%", 100 * interval.change()));
        return where
                + change.orElseGet(() -> finding.current().isPresent()
                        ? String.format(
                                Locale.ROOT,
                                " %.1f %s",
                                finding.current().getAsDouble(),
                                finding.subject().unit())
                        : "");
    }
}
