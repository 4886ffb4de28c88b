package analysis.verdict;

import analysis.summary.samples.RunData;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Verdict in one line: {@code FAIL  TTFT p95 is 67 % higher than baseline main (interval +48 to +91 %) at users=16; 3 of 34 figures fail,
 * 31 pass}.
 *
 * @param level of the run
 * @param findings most important first
 * @param baseline name of the baseline; empty without one
 * @param standing reasons why the run was refused; empty if it was not
 */
record VerdictSummary(Level level, List<Finding> findings, Optional<String> baseline, List<String> standing) {

    String text(RunData run) {
        if (level == Level.INVALID && !standing.isEmpty()) {
            return start() + "not judged" + against() + ": " + String.join(" ", standing);
        }
        if (level == Level.PASS) {
            return start() + "no regression" + against() + " (" + figures(findings.size()) + reserve() + ")";
        }
        List<Finding> decisive = of(level);
        if (decisive.isEmpty()) {
            return start() + "not judged" + against() + ": no figure can be compared.";
        }
        Finding first = decisive.get(0);
        String answer = start() + figure(first, true) + "; " + count(decisive.size());
        return switch (level) {
            case FAIL -> answer + refused();
            case INVALID -> start() + count(decisive.size()) + ": " + first.reason();
            case INCONCLUSIVE -> answer + proven() + ": " + next(decisive, run);
            case MISSING -> answer + ": " + first.reason();
            case WARN, IMPROVED, PASS -> answer;
        };
    }

    private String start() {
        return level + "  ";
    }

    private String against() {
        return baseline.map(name -> " against baseline " + name).orElse("");
    }

    private static String figures(int count) {
        return count + (count == 1 ? " figure" : " figures");
    }

    /** Count such as {@code 3 of 34 figures fail, 31 pass}. */
    private String count(int decisive) {
        int passed = of(Level.PASS).size() + of(Level.IMPROVED).size();
        String of = decisive + " of " + figures(findings.size()) + " " + verb(decisive == 1);
        return level == Level.IMPROVED || passed == 0 ? of : of + ", " + passed + (passed == 1 ? " passes" : " pass");
    }

    private String verb(boolean one) {
        String be = one ? "is " : "are ";
        return switch (level) {
            case FAIL -> one ? "fails" : "fail";
            case WARN -> one ? "warns" : "warn";
            case INCONCLUSIVE -> be + "undecided";
            case MISSING -> be + "missing on one side";
            case INVALID -> (one ? "was" : "were") + " not judged" + against();
            case IMPROVED -> "improved";
            case PASS -> one ? "passes" : "pass";
        };
    }

    /** Suffix for figures that passed with a reserve. */
    private String reserve() {
        long open = findings.stream().filter(Finding::hasReserve).count();
        return open == 0 ? "" : "; for " + open + " of them more samples would exclude a regression";
    }

    /** Suffix that names a proven change, so that undecided figures do not hide it. */
    private String proven() {
        List<Finding> changed = findings.stream()
                .filter(finding -> finding.level() == Level.WARN || finding.level() == Level.IMPROVED)
                .filter(finding -> finding.change()
                        .filter(change -> change.low() > 0 || change.high() < 0)
                        .isPresent())
                .toList();
        return changed.isEmpty() ? "" : ", though proven: " + figure(changed.get(0), false);
    }

    private String refused() {
        return standing.isEmpty() ? "" : "; times were not judged: " + standing.get(0);
    }

    private static String next(List<Finding> undecided, RunData run) {
        boolean tooFew = undecided.stream().anyMatch(finding -> finding.change().isEmpty());
        OptionalLong most = undecided.stream()
                .flatMapToLong(finding -> finding.generations().stream())
                .max();
        if (most.isEmpty()) {
            return undecided.get(0).reason()
                    + (tooFew ? " " + MoreGenerations.advice(run, MoreGenerations.TO_BEGIN_WITH) : "");
        }
        return MoreGenerations.option(run, most.getAsLong())
                .map(option -> "run both sides with " + option + ", " + most.getAsLong() + " in each series")
                .orElse("~" + most.getAsLong() + " " + run.counted().many() + " in each series, on both sides, decide");
    }

    private List<Finding> of(Level wanted) {
        return findings.stream().filter(finding -> finding.level() == wanted).toList();
    }

    /** @param named whether the baseline is */
    private String figure(Finding finding, boolean named) {
        Subject subject = finding.subject();
        return finding.change()
                .map(change -> subject.title() + change(change, named) + where(subject))
                .orElseGet(
                        () -> subject.title() + value(finding).orElse("") + where(subject) + (named ? against() : ""));
    }

    private String change(Interval change, boolean named) {
        return String.format(
                Locale.ROOT,
                " is %.0f %% %s%s (interval %+.0f to %+.0f %%)",
                100 * Math.abs(change.change()),
                change.change() < 0 ? "lower" : "higher",
                named ? baseline.map(name -> " than baseline " + name).orElse("") : "",
                100 * change.low(),
                100 * change.high());
    }

    private static Optional<String> value(Finding finding) {
        return finding.current().isPresent()
                ? Optional.of(String.format(
                        Locale.ROOT,
                        " %.1f %s",
                        finding.current().getAsDouble(),
                        finding.subject().unit()))
                : Optional.empty();
    }

    private static String where(Subject subject) {
        if (subject.model().equals(Subject.ALL)) {
            return " in the whole run";
        }
        return subject.series().equals(Subject.ALL)
                ? " of " + subject.model()
                : " at " + subject.series() + " of " + subject.model();
    }
}
