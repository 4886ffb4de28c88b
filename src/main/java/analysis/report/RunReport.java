package analysis.report;

import analysis.summary.RunReader;
import analysis.summary.RunSummary;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All reports of one run. */
public final class RunReport {

    private RunReport() {}

    /**
     * What a simulation ends with: summarises its folder, writes the reports into it and prints the tables.
     *
     * @throws analysis.log.UnreadableFileException if the folder cannot be read
     * @throws IOException if a report cannot be written
     */
    public static void afterRun(Path runDirectory, PrintStream out) throws IOException {
        RunSummary run = RunSummary.of(RunReader.read(runDirectory));
        ConsoleReport.of(run, write(run, runDirectory), Style.ofStandardOutput())
                .forEach(out::println);
    }

    /**
     * Writes {@code perf_summary.csv} and {@code summary.json}, replacing earlier ones.
     *
     * @param folder made if it is not there
     * @return the files
     * @throws IOException if one cannot be written
     */
    public static List<Path> write(RunSummary run, Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>();
        files.add(Files.writeString(folder.resolve(SummaryCsv.FILE_NAME), SummaryCsv.write(run)));
        files.add(Files.writeString(folder.resolve(SummaryJson.FILE_NAME), SummaryJson.write(run)));
        if (StructuredTables.isComparison(run.info())) {
            files.add(Files.writeString(folder.resolve(StructuredTables.FILE_NAME), StructuredTables.csv(run)));
        }
        return files;
    }
}
