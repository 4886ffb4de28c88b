package analysis.report.sections;

import analysis.report.page.Block;
import analysis.report.page.Page.Section;
import analysis.summary.RunSummary;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Sections of a report of one run. */
enum ReportPart {
    SUMMARY("Summary"),
    VERDICT("Verdict"),
    CAPACITY("Capacity"),
    TRUST("Can it be trusted?"),
    MODELS("Models"),
    COMPARISON("Comparison of models"),
    PAIRS("Servers A and B"),
    FINDINGS("Findings and next steps"),
    TARGETS("Against targets"),
    DISTRIBUTIONS("Distributions"),
    PROMPT_LENGTH("Tokens/s by prompt length"),
    CONCURRENCY("Concurrency"),
    ARRIVALS("Arrivals"),
    WORKLOAD("The workload"),
    LEVELS("Levels of load"),
    PROMPTS("Prompts and answers"),
    TIME("Where the time went"),
    COST("Cost and energy"),
    LIFECYCLE("Models pulled and loaded"),
    DRIFT("Drift"),
    MEMORY("Memory over generations"),
    RESOURCES("The server's resources"),
    TIMELINE("Timeline"),
    SERIES("Every series"),
    OUTLIERS("With and without outliers"),
    ERRORS("Errors"),
    RUN("The run"),
    FILES("Files");

    private final String title;

    ReportPart(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Section with these blocks; a page leaves out empty sections. */
    Section of(List<Block> blocks) {
        String id = this == TRUST ? "warnings" : name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Section(id, title, blocks);
    }

    /** Section of the models, or of the groups of plain requests. */
    static Section models(RunSummary run, List<Block> blocks) {
        Section models = MODELS.of(blocks);
        return new Section(models.id(), rowsOf(run) + "s", models.blocks());
    }

    /** Column title for the models, or the groups of plain requests. */
    static String rowsOf(RunSummary run) {
        return run.isOfModels() ? "Model" : "Group";
    }

    Section of(List<Block> charts, List<Block> tables) {
        return of(Stream.concat(charts.stream(), tables.stream()).toList());
    }
}
