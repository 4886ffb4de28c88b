package analysis.report.sections;

import analysis.report.page.Block;
import analysis.report.page.Block.Notice;
import analysis.report.page.Tone;
import analysis.report.text.Sanitizer;
import analysis.summary.RunSummary;
import analysis.summary.diagnosis.DiagnosisFinding;
import analysis.summary.diagnosis.DiagnosisFinding.Observation;
import analysis.summary.diagnosis.Severity;
import analysis.summary.samples.Attempts;
import analysis.summary.samples.ErrorCount;
import analysis.summary.samples.Warning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import run.ClientHealth;

/** Notices made from warnings and findings. */
public final class Notices {

    /** Gravest first; a kind's own order decides between equals. */
    private static final Comparator<Notice> GRAVEST =
            Comparator.comparing(Notice::tone).reversed();

    private static final int CASES_SHOWN = 3;
    private static final int GRAVEST_SHOWN = 3;

    private Notices() {}

    /** Notices on the reliability of the figures: the warnings, then the load generator's own health. */
    static Block.Notices ofTrust(RunSummary run) {
        List<Notice> notices = new ArrayList<>(run.warnings().stream()
                .map(warning -> warning(warning, run.overall().ok() == 0))
                .sorted(GRAVEST)
                .toList());
        boolean atFault =
                run.warnings().stream().anyMatch(warning -> warning.kind().isOfClient());
        if (!atFault && run.overall().generations() > 0) {
            run.clientLagP99Ms().ifPresent(lagMs -> notices.add(keptUp(lagMs)));
        }
        return new Block.Notices(notices);
    }

    /** Notice for the top of a report: that most or all failed, or why the figures are unreliable. */
    public static Optional<Notice> doubt(RunSummary run) {
        Attempts attempts = run.overall().attempts();
        if (run.overall().generations() > 0 && attempts.failed() > attempts.ok()) {
            String message = run.overall().errors().values().stream()
                    .max(Comparator.comparingLong(ErrorCount::count))
                    .map(ErrorCount::sampleMessage)
                    .orElse("");
            String what = run.overall().ok() == 0 ? "Nothing succeeded" : attempts.statement(run.counted());
            String why = message.isEmpty() ? "." : ": " + Sanitizer.line(message);
            return Optional.of(new Notice(Tone.BAD, "FAILED", what + why, "", List.of()));
        }
        List<Warning> grave = run.warnings().stream()
                .filter(warning -> tone(warning.kind()) == Tone.BAD)
                .toList();
        return grave.stream()
                .findFirst()
                .map(warning -> new Notice(
                        Tone.BAD,
                        "UNRELIABLE",
                        warning.what() + " " + warning.kind().why()
                                + (grave.size() > 1 ? " And " + (grave.size() - 1) + " more: see below." : ""),
                        "",
                        List.of()));
    }

    /** Most severe of {@link #ofTrust}, for a terminal. */
    static Block.Notices gravestOfTrust(RunSummary run) {
        List<Notice> all = ofTrust(run).notices();
        List<Notice> notices = new ArrayList<>(all.stream().limit(GRAVEST_SHOWN).toList());
        if (all.size() > GRAVEST_SHOWN) {
            notices.add(new Notice(
                    Tone.NOTE,
                    "More",
                    (all.size() - GRAVEST_SHOWN) + " in report.html (or print them: report --all).",
                    "",
                    List.of()));
        }
        return new Block.Notices(notices);
    }

    private static Notice warning(Warning warning, boolean nothingSucceeded) {
        return new Notice(
                nothingSucceeded && warning.kind() == Warning.Kind.ERRORS ? Tone.BAD : tone(warning.kind()),
                warning.kind().title(),
                warning.what(),
                warning.kind().why() + " " + warning.kind().advice(),
                List.of());
    }

    private static Notice keptUp(double lagMs) {
        return new Notice(
                Tone.GOOD,
                "Good",
                "The load generator kept up: event-loop lag p99 " + Numbers.ms(lagMs) + " ms (limit "
                        + Numbers.ms(ClientHealth.MAX_LAG_P99_MS) + " ms).",
                "",
                List.of());
    }

    /** Notices on the warnings of several runs, by the runs' names; each kind appears once, and equal texts are merged. */
    public static Block.Notices ofWarnings(Map<String, List<Warning>> runs) {
        SortedMap<Warning.Kind, Map<String, String>> kinds = new TreeMap<>();
        runs.forEach((run, warnings) ->
                warnings.forEach(warning -> kinds.computeIfAbsent(warning.kind(), kind -> new LinkedHashMap<>())
                        .merge(warning.what(), run, (others, one) -> others + ", " + one)));
        return new Block.Notices(kinds.entrySet().stream()
                .map(kind -> new Notice(
                        tone(kind.getKey()),
                        kind.getKey().title(),
                        kind.getKey().why(),
                        kind.getKey().advice(),
                        kind.getValue().entrySet().stream()
                                .map(what -> what.getValue() + ": " + what.getKey())
                                .toList()))
                .sorted(GRAVEST)
                .toList());
    }

    private static Tone tone(Warning.Kind kind) {
        return switch (kind) {
            case RUN_CUT,
                    INJECTOR_MISSING,
                    CLIENT_LAG,
                    CLIENT_GC,
                    CLIENT_CPU,
                    UNLIKE_INJECTORS,
                    INJECTORS_APART,
                    CLOCK_SKEW,
                    CLOCK_STEP -> Tone.BAD;
            case MOCK_TARGET,
                    AVERAGES_ONLY,
                    OTHER_TOOL,
                    CLIENT_COLD,
                    IGNORED_SETTINGS,
                    QUICK_RUN,
                    CONNECTIONS_OPENED,
                    ESTIMATED_TOKENS,
                    FEW_SAMPLES,
                    NO_DESCRIPTION,
                    CLOCK_SET,
                    CLOCK_CORRECTED -> Tone.NOTE;
            default -> Tone.WARNING;
        };
    }

    /** Notices on the rules' findings. */
    public static List<Block> ofFindings(List<DiagnosisFinding> findings) {
        return ofFindings(findings, CASES_SHOWN);
    }

    private static List<Block> ofFindings(List<DiagnosisFinding> findings, int casesShown) {
        List<Notice> notices = new ArrayList<>();
        List<String> good = new ArrayList<>();
        for (DiagnosisFinding finding : findings) {
            String what = finding.rule().title() + ": " + finding.band().verdict();
            if (finding.band().severity() == Severity.GOOD) {
                good.add(what + " (" + places(finding) + ")");
            } else {
                notices.add(new Notice(
                        tone(finding.band().severity()),
                        word(finding.band().severity()),
                        what,
                        finding.band().advice(),
                        cases(finding, casesShown)));
            }
        }
        if (!good.isEmpty()) {
            notices.add(new Notice(Tone.GOOD, "Good", "as it should be:", "", good));
        }
        return List.of(new Block.Notices(notices));
    }

    /** Most severe findings with one case each and without good ones, for a terminal. */
    static List<Block> ofGravest(List<DiagnosisFinding> findings) {
        return ofFindings(
                findings.stream()
                        .filter(finding -> finding.band().severity() != Severity.GOOD)
                        .limit(GRAVEST_SHOWN)
                        .toList(),
                1);
    }

    private static String places(DiagnosisFinding finding) {
        int count = finding.observations().size();
        return count == 1
                ? finding.observations().get(0).where() + ": "
                        + finding.observations().get(0).what()
                : finding.observations().get(0).where() + ": "
                        + finding.observations().get(0).what() + "; and " + (count - 1) + " more";
    }

    private static List<String> cases(DiagnosisFinding finding, int shown) {
        List<Observation> observations = finding.observations();
        List<String> cases = new ArrayList<>(observations.stream()
                .limit(shown)
                .map(observation -> observation.where() + ": " + observation.what())
                .toList());
        if (observations.size() > shown) {
            cases.add("and " + (observations.size() - shown) + " more");
        }
        return cases;
    }

    private static Tone tone(Severity severity) {
        return switch (severity) {
            case PROBLEM -> Tone.BAD;
            case INVESTIGATE -> Tone.WARNING;
            case NOTE -> Tone.NOTE;
            case GOOD -> Tone.GOOD;
        };
    }

    private static String word(Severity severity) {
        return switch (severity) {
            case PROBLEM -> "Problem";
            case INVESTIGATE -> "Investigate";
            case NOTE -> "Note";
            case GOOD -> "Good";
        };
    }
}
