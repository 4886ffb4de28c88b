package analysis.report.verdict;

import analysis.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import run.file.WholeFile;

/** Writer of all files of one verdict. */
public final class VerdictReport {

    private VerdictReport() {}

    /**
     * Writes {@code verdict.json}, {@code verdict.md}, {@code verdict-junit.xml} and {@code verdict-message.json}, replacing earlier ones.
     *
     * @param folder created if missing
     * @return the written files
     * @throws IOException if a file cannot be written
     */
    public static List<Path> write(Verdict verdict, Path folder) throws IOException {
        Files.createDirectories(folder);
        return List.of(
                WholeFile.write(folder.resolve(VerdictJson.FILE_NAME), VerdictJson.write(verdict)),
                WholeFile.write(folder.resolve(VerdictMarkdown.FILE_NAME), VerdictMarkdown.write(verdict)),
                WholeFile.write(folder.resolve(VerdictJUnit.FILE_NAME), VerdictJUnit.write(verdict)),
                WholeFile.write(folder.resolve(VerdictMessage.FILE_NAME), VerdictMessage.write(verdict)));
    }
}
