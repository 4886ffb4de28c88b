package analysis.report.suite;

import analysis.report.RunReport;
import analysis.report.export.DocumentFiles;
import analysis.report.sections.Conclusions;
import analysis.report.sections.Headline;
import analysis.report.verdict.VerdictJson;
import analysis.summary.RunSummary;
import analysis.summary.diagnosis.Diagnosis;
import analysis.summary.diagnosis.DiagnosisFinding;
import analysis.summary.reading.RunReader;
import analysis.summary.samples.RunData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import run.file.UnreadableFileException;
import run.folder.RunIndex;

/**
 * A run of an index with all that the index tells of it. The samples themselves are not kept, so that many runs fit.
 *
 * @param problem why it did not pass or cannot be read; empty if nothing is known to be wrong
 * @param summary empty if it left no run that can be read
 * @param conclusions what a verdict or a search for the capacity left
 * @param documents in the shapes of other tools, name to text
 */
record IndexedRun(
        RunIndex.Entry entry,
        String problem,
        Optional<RunSummary> summary,
        List<DiagnosisFinding> findings,
        Conclusions conclusions,
        Map<String, String> documents) {

    /** Reads what {@code entry} left; what cannot be read is its problem and not that of the index. */
    static IndexedRun of(RunIndex.Entry entry) {
        if (entry.folder().isEmpty()) {
            return unread(entry, entry.problem().isEmpty() ? "it has no run" : entry.problem());
        }
        Path folder = entry.folder().get();
        try {
            RunData data = RunReader.read(folder);
            RunSummary summary = RunSummary.of(data);
            return new IndexedRun(
                    entry,
                    entry.problem(),
                    Optional.of(summary),
                    Diagnosis.of(data),
                    Conclusions.in(folder),
                    DocumentFiles.of(data, summary));
        } catch (UnreadableFileException e) {
            return unread(entry, entry.problem().isEmpty() ? e.getMessage() : entry.problem());
        } catch (IOException e) {
            return unread(entry, e.toString());
        }
    }

    private static IndexedRun unread(RunIndex.Entry entry, String problem) {
        return new IndexedRun(entry, problem, Optional.empty(), List.of(), Conclusions.NONE, Map.of());
    }

    /** The newest verdict, if it was judged. */
    Optional<VerdictJson> verdict() {
        return conclusions.verdict();
    }

    /** Its own report, if it is there. */
    Optional<Path> report() {
        return entry.folder()
                .map(folder -> folder.resolve(RunReport.HTML_FILE_NAME))
                .filter(Files::isRegularFile);
    }

    long generations() {
        return summary.map(run -> run.overall().generations()).orElse(0L);
    }

    long failed() {
        return summary.map(run -> run.overall().failed()).orElse(0L);
    }

    /** What it found, in a few sentences; why it found nothing, if so. */
    String told() {
        if (summary.isEmpty()) {
            return problem;
        }
        String headline = Headline.of(summary.get(), conclusions.capacity());
        return conclusions
                .verdict()
                .map(judged -> headline + " " + judged.sentence())
                .orElse(headline);
    }
}
