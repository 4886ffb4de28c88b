package inference.gatling.simulation;

import analysis.report.RunReport;
import inference.gatling.suite.AfterRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Result that a simulation adds to the summary of its run. */
public interface Conclusion {

    /** The lines that follow the summary, made of the run's complete folder. */
    List<String> lines(Path folder) throws IOException;

    /**
     * Writes and prints the summary of the run in {@code folder}, these lines at its end. A failure is told and not thrown:
     * Gatling's own report is still to be written, and the records can be summarised again.
     */
    default void summarise(Path folder) {
        // First: the reports show the file that a conclusion leaves.
        List<String> last = linesOrNone(folder);
        try {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            RunReport.afterRun(folder, new PrintStream(text, true, StandardCharsets.UTF_8));
            AfterRun.say(text.toString(StandardCharsets.UTF_8) + String.join(System.lineSeparator(), last));
        } catch (IOException | RuntimeException e) {
            System.err.println("The run is recorded in " + folder + ", but could not be summarised: " + e);
        }
    }

    private List<String> linesOrNone(Path folder) {
        try {
            return lines(folder);
        } catch (IOException | RuntimeException e) {
            System.err.println("The run is recorded in " + folder + ", but has no conclusion: " + e);
            return List.of();
        }
    }
}
