package analysis.report.suite;

import analysis.summary.RunSummary;
import analysis.summary.diagnosis.Band;
import analysis.summary.diagnosis.DiagnosisFinding;
import analysis.summary.diagnosis.DiagnosisFinding.Observation;
import analysis.summary.diagnosis.DiagnosisRule;
import analysis.verdict.Level;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import run.RunInfo;
import run.folder.RunIndex;

/**
 * Runs of an index with their data.
 *
 * @param folder in which the index is written
 */
record IndexedRuns(Path folder, boolean isSuite, List<IndexedRun> all) {

    /** Finding of a rule, in any run. */
    private record Found(DiagnosisRule rule, Band band) {}

    static IndexedRuns of(RunIndex index, Path folder) {
        return new IndexedRuns(
                folder,
                index.isSuite(),
                index.entries().stream().map(IndexedRun::of).toList());
    }

    String markdownName() {
        return isSuite ? "suite.md" : "runs.md";
    }

    /** Name of the JSON file; that of a suite marks the folder as a suite. */
    String jsonName() {
        return isSuite ? RunIndex.SUITE_FILE : "runs.json";
    }

    List<IndexedRun> problems() {
        return all.stream().filter(run -> !run.problem().isEmpty()).toList();
    }

    long generations() {
        return all.stream().mapToLong(IndexedRun::generations).sum();
    }

    long failed() {
        return all.stream().mapToLong(IndexedRun::failed).sum();
    }

    /** Number of runs per verdict level; empty if no run was judged. */
    SortedMap<Level, Long> verdicts() {
        return all.stream()
                .flatMap(run -> run.verdict().stream())
                .collect(Collectors.groupingBy(verdict -> verdict.level(), TreeMap::new, Collectors.counting()));
    }

    /** Duration of all scenarios together; empty if the runs are not scenarios. */
    Optional<Duration> duration() {
        return all.stream().flatMap(run -> run.entry().duration().stream()).reduce(Duration::plus);
    }

    /** Findings of all runs, each once, with the runs it applies to. */
    List<DiagnosisFinding> findings() {
        Map<Found, List<Observation>> merged = new LinkedHashMap<>();
        for (IndexedRun run : all) {
            for (DiagnosisFinding finding : run.findings()) {
                List<Observation> observations =
                        merged.computeIfAbsent(new Found(finding.rule(), finding.band()), found -> new ArrayList<>());
                finding.observations()
                        .forEach(one -> observations.add(new Observation(
                                one.rule(), run.entry().name() + ", " + one.where(), one.value(), one.what())));
            }
        }
        return merged.entrySet().stream()
                .map(found -> new DiagnosisFinding(
                        found.getKey().rule(), found.getKey().band(), found.getValue()))
                .sorted()
                .toList();
    }

    /** Files of a suite in the formats of older tools; if two runs have files of the same name, the run's name is prepended. */
    SortedMap<String, String> documents() {
        if (!isSuite) {
            return new TreeMap<>();
        }
        Map<String, Long> count = all.stream()
                .flatMap(run -> run.documents().keySet().stream())
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        SortedMap<String, String> documents = new TreeMap<>();
        all.forEach(run -> run.documents()
                .forEach((name, text) ->
                        documents.put(count.get(name) == 1 ? name : run.entry().name() + "-" + name, text)));
        return documents;
    }

    /** Path of a run relative to the index's folder, with slashes; absolute if it is on another drive. */
    String path(Path run) {
        Path from = folder.toAbsolutePath().normalize();
        Path to = run.toAbsolutePath().normalize();
        return (Objects.equals(from.getRoot(), to.getRoot()) ? from.relativize(to) : to)
                .toString()
                .replace('\\', '/');
    }

    /** Link to a run's report. */
    Optional<String> link(IndexedRun run) {
        return run.report()
                .filter(report -> Objects.equals(
                        report.toAbsolutePath().getRoot(),
                        folder.toAbsolutePath().getRoot()))
                .map(report -> folder.toAbsolutePath()
                        .normalize()
                        .relativize(report.toAbsolutePath().normalize()))
                .map(report -> StreamSupport.stream(report.spliterator(), false)
                        .map(part -> URLEncoder.encode(part.toString(), StandardCharsets.UTF_8)
                                .replace("+", "%20"))
                        .collect(Collectors.joining("/")));
    }

    /** Result of all runs in one sentence. */
    String sentence() {
        List<RunInfo> infos = all.stream()
                .flatMap(run -> run.summary().stream())
                .map(RunSummary::info)
                .toList();
        boolean mock = !infos.isEmpty()
                && infos.stream()
                        .allMatch(info -> info.target() != null && info.target().mock());
        boolean quick = !infos.isEmpty() && infos.stream().allMatch(RunInfo::quick);
        int problems = problems().size();
        String what;
        if (isSuite) {
            what = (quick ? "Quick suite" : "Suite") + (mock ? " on the mock server" : "") + ": "
                    + (problems == 0 ? "all " + all.size() : all.size() - problems + " of " + all.size())
                    + " scenarios passed";
        } else {
            long simulations =
                    infos.stream().map(RunInfo::simulation).distinct().count();
            what = all.size()
                    + (all.size() == 1 ? " run of " : " runs of ")
                    + simulations
                    + (simulations == 1 ? " simulation" : " simulations")
                    + (problems == 0 ? "" : ", " + problems + " of which cannot be read");
        }
        String generations = failed() == 0
                ? "all " + generations() + " requests succeeded"
                : failed() + " of " + generations() + " requests failed";
        String verdicts = verdicts().isEmpty()
                ? ""
                : "; verdicts: "
                        + verdicts().entrySet().stream()
                                .map(one -> one.getValue() + " " + one.getKey())
                                .collect(Collectors.joining(", "));
        return what + "; " + (generations() == 0 ? "nothing was measured" : generations) + verdicts + ".";
    }
}
