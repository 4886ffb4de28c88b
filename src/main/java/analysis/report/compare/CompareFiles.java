package analysis.report.compare;

import analysis.report.page.HtmlPage;
import analysis.report.page.MarkdownPage;
import analysis.report.page.Page;
import analysis.summary.comparison.RunComparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import run.file.WholeFile;

/** Writer of all files of one comparison. */
public final class CompareFiles {

    /** Name of the page. */
    static final String HTML = "compare.html";

    private static final String SINGLE_FILE = "compare-single.html";

    /** Name of the same comparison as Markdown. */
    static final String MARKDOWN = "compare.md";

    private CompareFiles() {}

    /**
     * Writes {@code compare.html} with its style sheet, {@code compare.md}, {@code compare.csv} and {@code compare.json}, replacing earlier
     * ones.
     *
     * @param page of the comparison * @param folder created if missing
     * @return the written files, without the style sheet
     * @throws IOException if a file cannot be written
     */
    public static List<Path> write(RunComparison comparison, Page page, Path folder) throws IOException {
        Files.createDirectories(folder);
        WholeFile.write(folder.resolve(HtmlPage.STYLE_SHEET), HtmlPage.styleSheet());
        return List.of(
                WholeFile.write(folder.resolve(HTML), HtmlPage.write(page)),
                WholeFile.write(folder.resolve(MARKDOWN), MarkdownPage.write(page)),
                WholeFile.write(folder.resolve(CompareCsv.FILE_NAME), CompareCsv.write(comparison)),
                WholeFile.write(folder.resolve(CompareJson.FILE_NAME), CompareJson.write(comparison)));
    }

    /**
     * Writes {@code compare-single.html}, the page with its style sheet inlined.
     *
     * @throws IOException if it cannot be written
     */
    public static Path writeSingleFile(Page page, Path folder) throws IOException {
        return WholeFile.write(folder.resolve(SINGLE_FILE), HtmlPage.writeSingleFile(page));
    }
}
