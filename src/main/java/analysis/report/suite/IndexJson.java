package analysis.report.suite;

import analysis.report.data.FiguresJson;
import analysis.report.text.ReportJson;
import analysis.report.verdict.VerdictJson;
import analysis.summary.RunSummary;
import analysis.summary.diagnosis.DiagnosisFinding;
import analysis.summary.diagnosis.Severity;
import analysis.verdict.Level;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import run.RunInfo;
import run.folder.RunIndex;

/** {@code suite.json} and {@code runs.json}; {@code docs/run-directory.md} describes the fields. */
final class IndexJson {

    private IndexJson() {}

    private record Content(
            int schema,
            String sentence,
            long generations,
            long failed,
            OptionalDouble durationS,
            List<Scenario> scenarios,
            List<Finding> findings) {}

    private record Scenario(
            String name,
            Optional<String> problem,
            OptionalDouble durationS,
            Optional<String> folder,
            Optional<String> report,
            Optional<String> simulation,
            Optional<String> start,
            Optional<Boolean> quick,
            String sentence,
            Optional<Judged> verdict,
            Optional<FiguresJson> figures,
            List<String> warnings) {

        static Scenario of(IndexedRuns runs, IndexedRun run) {
            Optional<RunInfo> info = run.summary().map(RunSummary::info);
            return new Scenario(
                    run.entry().name(),
                    Optional.of(run.problem()).filter(text -> !text.isEmpty()),
                    run.entry()
                            .duration()
                            .map(time -> OptionalDouble.of(time.toMillis() / 1e3))
                            .orElse(OptionalDouble.empty()),
                    run.entry().folder().map(runs::path),
                    run.report().map(runs::path),
                    info.map(RunInfo::simulation),
                    info.map(RunInfo::start).map(Objects::toString),
                    info.map(RunInfo::quick),
                    run.told(),
                    run.verdict().map(Judged::of),
                    run.summary().map(summary -> FiguresJson.of(summary.overall())),
                    run.summary().stream()
                            .flatMap(summary -> summary.warnings().stream())
                            .map(warning -> warning.kind().id())
                            .distinct()
                            .toList());
        }
    }

    private record Judged(Level level, int exitCode, String sentence, Optional<String> baseline) {

        static Judged of(VerdictJson verdict) {
            return new Judged(
                    verdict.level(), verdict.exitCode(), verdict.sentence(), Optional.ofNullable(verdict.baseline()));
        }
    }

    private record Finding(String rule, Severity severity, String what, String advice) {

        static Finding of(DiagnosisFinding finding) {
            return new Finding(
                    finding.rule().title(),
                    finding.band().severity(),
                    finding.band().verdict(),
                    finding.band().advice());
        }
    }

    static String write(IndexedRuns runs) {
        return ReportJson.of(new Content(
                RunIndex.SCHEMA,
                runs.sentence(),
                runs.generations(),
                runs.failed(),
                runs.duration()
                        .map(time -> OptionalDouble.of(time.toMillis() / 1e3))
                        .orElse(OptionalDouble.empty()),
                runs.all().stream().map(run -> Scenario.of(runs, run)).toList(),
                runs.findings().stream().map(Finding::of).toList()));
    }
}
