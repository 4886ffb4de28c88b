package analysis.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import run.RunInfo;
import run.file.UnreadableFileException;
import run.folder.RunDirectory;

/**
 * What happens to each run of a folder: young ones and those marked to be kept stay, of older ones the newest of each
 * simulation and month is archived, the rest is deleted. In doubt a run stays.
 *
 * @param decisions by start, the oldest first
 */
record RetentionPlan(List<Decision> decisions) {

    /** A file of this name in a run's folder keeps the run: the one that a baseline was made of, for example. */
    static final String KEEP_FILE = "KEEP";

    enum Action {
        KEEP,
        ARCHIVE,
        DELETE
    }

    /** @param month of the run's start, UTC; where it is archived */
    record Decision(Path run, Instant start, YearMonth month, Action action, String reason) {}

    /**
     * Decides over the runs under {@code root}.
     *
     * @param maxAge runs younger than this stay
     */
    static RetentionPlan of(Path root, Instant now, Duration maxAge) {
        List<Decision> decisions = new ArrayList<>();
        List<Candidate> old = new ArrayList<>();
        for (Path run : RunDirectory.list(root)) {
            Candidate candidate = Candidate.of(run);
            if (!candidate.doubt.isEmpty()) {
                decisions.add(candidate.decide(Action.KEEP, candidate.doubt));
            } else if (candidate.start.isAfter(now.minus(maxAge))) {
                decisions.add(candidate.decide(Action.KEEP, "younger than " + maxAge.toDays() + " days"));
            } else {
                old.add(candidate);
            }
        }
        Map<Set<Object>, Candidate> newest = new HashMap<>();
        old.forEach(run -> newest.merge(run.simulationAndMonth(), run, Candidate::later));
        Set<Candidate> archived = new HashSet<>(newest.values());
        old.forEach(run -> decisions.add(
                archived.contains(run)
                        ? run.decide(Action.ARCHIVE, "the newest of " + run.simulation + " in " + run.month())
                        : run.decide(Action.DELETE, "older than " + maxAge.toDays() + " days")));
        decisions.sort(Comparator.comparing(Decision::start).thenComparing(Decision::run));
        return new RetentionPlan(List.copyOf(decisions));
    }

    /** @param doubt why the run stays whatever its age; empty if nothing speaks for it */
    private record Candidate(Path run, Instant start, String simulation, String doubt) {

        static Candidate of(Path run) {
            try {
                boolean marked = Files.exists(run.resolve(KEEP_FILE));
                String doubt = Files.isSymbolicLink(run)
                        ? "it is a symbolic link"
                        : marked ? "it has a file " + KEEP_FILE : "";
                return RunDirectory.open(run)
                        .info()
                        .map(info -> new Candidate(run, info.start(), info.simulation(), doubt(info, doubt)))
                        .orElse(new Candidate(run, lastChange(run), "", "when it was made is not known: no run.json"));
            } catch (UnreadableFileException e) {
                return new Candidate(run, lastChange(run), "", "it cannot be read: " + e.getMessage());
            }
        }

        private static String doubt(RunInfo info, String doubt) {
            return doubt.isEmpty() && info.simulation().isEmpty() ? "its simulation is not known" : doubt;
        }

        private static Instant lastChange(Path run) {
            try {
                return Files.getLastModifiedTime(run).toInstant();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        YearMonth month() {
            return YearMonth.from(start.atZone(ZoneOffset.UTC));
        }

        Set<Object> simulationAndMonth() {
            return Set.of(simulation, month());
        }

        Candidate later(Candidate other) {
            return start.isBefore(other.start) ? other : this;
        }

        Decision decide(Action action, String reason) {
            return new Decision(run, start, month(), action, reason);
        }
    }
}
