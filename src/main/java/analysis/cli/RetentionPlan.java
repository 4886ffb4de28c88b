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
import java.util.stream.Collectors;
import run.RunInfo;
import run.file.UnreadableFileException;
import run.folder.RunDirectory;
import run.folder.RunIndex;

/**
 * Plan of what happens to each run of a folder: recent runs and those marked with {@value #KEEP_FILE} stay; of the older ones, the newest
 * per simulation and month is archived and the rest deleted. In doubt, a run stays.
 *
 * @param decisions by start, oldest first
 */
record RetentionPlan(List<Decision> decisions) {

    /** Name of the file that keeps a run, such as one that a baseline was made of. */
    static final String KEEP_FILE = "KEEP";

    enum Action {
        KEEP,
        ARCHIVE,
        DELETE
    }

    /** Decision about one run; {@code month} is that of its start, in UTC, and names its archive folder. */
    record Decision(Path run, Instant start, YearMonth month, Action action, String reason) {}

    /**
     * Plans for the runs under {@code root}.
     *
     * @param maxAge runs younger than this stay
     */
    static RetentionPlan of(Path root, Instant now, Duration maxAge) {
        List<Decision> decisions = new ArrayList<>();
        List<Candidate> old = new ArrayList<>();
        List<SuiteRuns> suites = RunIndex.suites(root).stream()
                .map(suite -> SuiteRuns.of(suite, root))
                .toList();
        Set<Path> scenarios =
                suites.stream().flatMap(suite -> suite.runs.stream()).collect(Collectors.toSet());
        List<Candidate> candidates = new ArrayList<>();
        suites.forEach(suite -> candidates.add(Candidate.ofSuite(suite)));
        RunDirectory.list(root).stream()
                .filter(run -> !scenarios.contains(run))
                .forEach(run -> candidates.add(Candidate.of(run)));
        for (Candidate candidate : candidates) {
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
        suites.forEach(suite -> suite.follow(decisions));
        decisions.sort(Comparator.comparing(Decision::start).thenComparing(Decision::run));
        return new RetentionPlan(List.copyOf(decisions));
    }

    /**
     * Scenarios of a suite, which are moved together with it so that its links stay valid.
     *
     * @param runs existing runs of the suite below the root
     */
    private record SuiteRuns(Path suite, List<Path> runs) {

        /** @param root folder of the suite and its runs; a run elsewhere is left alone */
        static SuiteRuns of(Path suite, Path root) {
            Path home = root.toAbsolutePath().normalize();
            return new SuiteRuns(
                    suite,
                    RunIndex.ofSuite(suite).entries().stream()
                            .flatMap(entry -> entry.folder().stream())
                            .map(run -> run.toAbsolutePath().normalize())
                            .filter(run -> home.equals(run.getParent()) && RunDirectory.isRun(run))
                            .map(run -> root.resolve(run.getFileName()))
                            .toList());
        }

        void follow(List<Decision> decisions) {
            Decision own = decisions.stream()
                    .filter(decision -> decision.run.equals(suite))
                    .findFirst()
                    .orElseThrow();
            runs.forEach(run -> decisions.add(new Decision(
                    run,
                    own.start,
                    own.month,
                    own.action,
                    "a scenario of " + suite.getFileName() + ", " + own.reason)));
        }
    }

    /** Run or suite; {@code doubt} is the reason to keep it whatever its age, or empty. */
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
                        .orElse(new Candidate(run, lastChange(run), "", "its age is unknown: no run.json"));
            } catch (UnreadableFileException e) {
                return new Candidate(run, lastChange(run), "", "it cannot be read: " + e.getMessage());
            }
        }

        /** Candidate for a whole suite; a reason to keep one scenario keeps all of it. */
        static Candidate ofSuite(SuiteRuns suite) {
            List<Candidate> scenarios = suite.runs.stream().map(Candidate::of).toList();
            String doubt = Files.exists(suite.suite.resolve(KEEP_FILE))
                    ? "it has a file " + KEEP_FILE
                    : scenarios.stream()
                            .filter(one -> !one.doubt.isEmpty())
                            .map(one -> one.run.getFileName() + ": " + one.doubt)
                            .findFirst()
                            .orElse("");
            Instant start = scenarios.stream()
                    .map(Candidate::start)
                    .min(Comparator.naturalOrder())
                    .orElseGet(() -> lastChange(suite.suite));
            return new Candidate(suite.suite, start, "the suite", doubt);
        }

        private static String doubt(RunInfo info, String doubt) {
            return doubt.isEmpty() && info.simulation().isEmpty() ? "its simulation is unknown" : doubt;
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
