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
 * Run of an index with the data that the index shows. Samples are not kept, so that many runs fit into memory.
 *
 * @param problem why it did not pass or cannot be read; empty if there is none
 * @param summary empty if there is no readable run
 * @param conclusions results of a verdict or a capacity search
 * @param documents texts in the formats of other tools, by file name
 */
record IndexedRun(
        RunIndex.Entry entry,
        String problem,
        Optional<RunSummary> summary,
        List<DiagnosisFinding> findings,
        Conclusions conclusions,
        Map<String, String> documents) {

    /** Reads the run of {@code entry}. If it cannot be read, that becomes its problem and the index goes on. */
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

    /** Newest verdict, if it was judged. */
    Optional<VerdictJson> verdict() {
        return conclusions.verdict();
    }

    /** Report of the run, if it exists. */
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

    /** Result in a few sentences, or the problem if there is no result. */
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
