package analysis.report.suite;

import analysis.report.page.HtmlPage;
import analysis.report.page.MarkdownPage;
import analysis.report.page.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import run.file.WholeFile;
import run.folder.RunIndex;

/** Writer of all files of an index of runs. */
public final class IndexReport {

    /** Name of the page. */
    public static final String HTML = "index.html";

    /** Folder of the files in the formats of older tools. */
    static final String EXPORT = "export";

    private final IndexedRuns runs;
    private final Page page;

    private IndexReport(IndexedRuns runs) {
        this.runs = runs;
        this.page = IndexPage.of(runs);
    }

    /**
     * Reads the runs of {@code index}.
     *
     * @param folder in which it will be written; links are relative to it
     */
    public static IndexReport of(RunIndex index, Path folder) {
        return new IndexReport(IndexedRuns.of(index, folder));
    }

    /** Folder in which it is written. */
    public Path folder() {
        return runs.folder();
    }

    /** Page of the index. */
    public Page page() {
        return page;
    }

    /**
     * Writes {@value #HTML} with its style sheet, the same as Markdown and JSON ({@code suite.md} and {@code suite.json}, or {@code runs.*}
     * if it is no suite), and for a suite the folder {@value #EXPORT}.
     *
     * @return files for people, without the style sheet
     * @throws IOException if a file cannot be written
     */
    public List<Path> write() throws IOException {
        Path folder = runs.folder();
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>(List.of(
                writePage(),
                WholeFile.write(folder.resolve(runs.markdownName()), MarkdownPage.write(page)),
                WholeFile.write(folder.resolve(runs.jsonName()), IndexJson.write(runs))));
        Path export = folder.resolve(EXPORT);
        for (Map.Entry<String, String> document : runs.documents().entrySet()) {
            Files.createDirectories(export);
            files.add(WholeFile.write(export.resolve(document.getKey()), document.getValue()));
        }
        return files;
    }

    /** Writes only the page: Gatling overwrites it with its own report in the folder of a suite that has just ended. */
    public Path writePage() throws IOException {
        WholeFile.write(runs.folder().resolve(HtmlPage.STYLE_SHEET), HtmlPage.styleSheet());
        return WholeFile.write(runs.folder().resolve(HTML), HtmlPage.write(page));
    }
}
