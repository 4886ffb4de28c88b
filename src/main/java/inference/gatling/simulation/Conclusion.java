package inference.gatling.simulation;

import analysis.report.RunReport;
import analysis.report.sections.ReportOptions;
import analysis.report.sections.RunContent;
import analysis.summary.RunSummary;
import analysis.summary.reading.RunReader;
import analysis.summary.samples.RunData;
import inference.gatling.suite.AfterRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import run.folder.RunFile;

/** Conclusion that a simulation adds to the summary of its run. */
public interface Conclusion {

    /** Limit on {@code generations.csv} for the report of an interrupted run: some 100,000 rows, which take two seconds. */
    long MOST_BYTES_OF_CUT = 64 << 20;

    /** Lines that follow the summary, computed from the run's complete folder. */
    List<String> lines(Path folder) throws IOException;

    /**
     * Writes and prints the summary of the run in {@code folder}, followed by these lines. A failure is printed, not thrown:
     * Gatling still has to write its own report, and the run can be summarised again.
     */
    default void summarise(Path folder) {
        // Before the reports, which show the file that a conclusion may write.
        List<String> last = linesOrNone(folder);
        try {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            RunReport.afterRun(folder, new PrintStream(text, true, StandardCharsets.UTF_8));
            AfterRun.say(text.toString(StandardCharsets.UTF_8));
            last.forEach(line -> AfterRun.say(line + System.lineSeparator()));
        } catch (IOException | RuntimeException e) {
            System.err.println("The run is recorded in " + folder + ", but could not be summarised: " + e);
        }
    }

    /**
     * Writes the report of an interrupted run during JVM shutdown. For a large run, which would delay the shutdown, it only prints
     * the command that writes the report.
     */
    static void ofCut(Path folder) {
        try {
            if (Files.size(folder.resolve(RunFile.GENERATIONS.fileName())) > MOST_BYTES_OF_CUT) {
                System.err.println("To write its report: java -jar target/llm-perf.jar report " + folder);
                return;
            }
            RunData data = RunReader.read(folder);
            RunReport.write(RunContent.of(data, RunSummary.of(data), ReportOptions.usual(data.info())), folder);
            System.err.println("Its report: " + folder.resolve(RunReport.HTML_FILE_NAME));
        } catch (IOException | RuntimeException e) {
            System.err.println("Its report could not be written: " + e);
        }
    }

    private List<String> linesOrNone(Path folder) {
        try {
            return lines(folder);
        } catch (IOException | RuntimeException e) {
            System.err.println("The run is recorded in " + folder + ", but its conclusion failed: " + e);
            return List.of();
        }
    }
}
