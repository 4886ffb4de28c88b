package analysis.report.compare;

import analysis.report.page.Block;
import analysis.report.page.Block.Paragraph;
import analysis.report.page.Table;
import analysis.report.page.Table.Cell;
import analysis.report.page.TableBuilder;
import analysis.report.page.Tone;
import analysis.report.svg.Intervals;
import analysis.report.text.Decimal;
import analysis.stats.FewTimes;
import analysis.summary.comparison.Change;
import analysis.summary.comparison.Changed;
import analysis.summary.comparison.Effect;
import analysis.summary.comparison.RunComparison;
import analysis.summary.comparison.RunComparison.Row;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Section of the changes from the first run to the last, the worst first, and to the runs between them. */
final class ChangeSection {

    /** Largest number of rows that a reader takes in at a glance. */
    private static final int MAX_ROWS = 40;

    private static final int MAX_ROWS_OF_A_TERMINAL = 10;

    private static final double CHANCE = 0.05;

    private final RunComparison comparison;
    private final Names names;
    private final int last;

    private ChangeSection(RunComparison comparison) {
        this.comparison = comparison;
        this.names = new Names(comparison);
        this.last = comparison.runs().size() - 1;
    }

    static List<Block> blocks(RunComparison comparison) {
        return new ChangeSection(comparison).blocks();
    }

    private List<Block> blocks() {
        List<Changed> all = comparison.worstFirst(last);
        if (all.isEmpty()) {
            return List.of(new Paragraph("The runs have no figure in common."));
        }
        return List.of(new Paragraph(note(all)), worstFirst(all, MAX_ROWS));
    }

    /** Clearest few changes, for a terminal. */
    static List<Block> brief(RunComparison comparison) {
        ChangeSection section = new ChangeSection(comparison);
        List<Changed> all = comparison.worstFirst(section.last);
        return all.isEmpty() ? section.blocks() : List.of(section.worstFirst(all, MAX_ROWS_OF_A_TERMINAL));
    }

    /** Every change of every run; empty if the changes of the last run already show all. */
    static List<Block> all(RunComparison comparison) {
        ChangeSection section = new ChangeSection(comparison);
        boolean several =
                section.last > 1 || comparison.worstFirst(section.last).size() > MAX_ROWS;
        Table table = section.all();
        return several && !table.isEmpty()
                ? List.of(
                        table,
                        new Paragraph(
                                Names.areMany(comparison)
                                        ? "* The 95 % confidence interval excludes no change. " + CompareCsv.FILE_NAME
                                                + " has the intervals."
                                        : "In brackets the 95 % confidence interval; * it excludes no change."))
                : List.of();
    }

    private static String note(List<Changed> all) {
        long told = all.stream()
                .filter(changed -> changed.change().interval().isPresent())
                .count();
        String byChance = told == 0
                ? "Fewer than " + Change.MIN_SAMPLES + " samples on a side have no interval."
                : "Of " + told + (told == 1 ? " figure" : " figures") + " with an interval about "
                        + Decimal.fixed(CHANCE * told, told * CHANCE < 1 ? 1 : 0)
                        + " would seem changed by chance alone.";
        return "The 95 % interval covers sampling error, not the variation between runs of an unchanged server"
                + (all.stream().anyMatch(changed -> changed.row().figure().isOfModels())
                        ? "; of the few pulls and loads a spread of " + Math.round(100 * FewTimes.ASSUMED_SPREAD)
                                + " % is assumed. "
                        : ". ")
                + byChance + " Changes below 5 % are often noise. Use the command verdict to decide whether"
                + " something became worse.";
    }

    private Table worstFirst(List<Changed> all, int most) {
        Set<Changed> shown = new HashSet<>(
                all.stream().sorted(Changed.CLEAREST_FIRST).limit(most).toList());
        Intervals axis = Intervals.spanning(
                shown.stream()
                        .flatMapToDouble(
                                changed -> Amounts.extent(changed.change(), changed.effect() != Effect.NOT_SHOWN)),
                0);
        return new TableBuilder<Changed>(
                        (all.size() > most ? "The " + most + " clearest of " + all.size() + " changes from " : "From ")
                                + names.of(0) + " to " + names.of(last) + ", the worst first")
                .text("Figure", changed -> names.of(changed.row()))
                .numeric(
                        "Change",
                        "%",
                        changed -> Cell.text(Amounts.pct(changed.change().pct())))
                .cell("Finding", ChangeSection::finding)
                .drawings(
                        "with its interval",
                        axis.axis(),
                        changed -> Cell.drawn(Amounts.drawing(axis, changed.change(), tone(changed.effect())), ""))
                .numeric("From", "%", changed -> Amounts.low(changed.change()))
                .numeric("To", "%", changed -> Amounts.high(changed.change()))
                .numeric("A", "", changed -> value(changed.row(), 0))
                .numeric(Names.letter(last), "", changed -> value(changed.row(), last))
                .build(all.stream().filter(shown::contains).toList());
    }

    private static Cell value(Row row, int run) {
        return Amounts.value(row, row.values().get(run));
    }

    private static Cell finding(Changed changed) {
        return changed.change().interval().isEmpty()
                ? Cell.text("no interval")
                : Cell.text(changed.effect().text()).toned(tone(changed.effect()));
    }

    private static Tone tone(Effect effect) {
        return switch (effect) {
            case WORSE -> Tone.BAD;
            case BETTER -> Tone.GOOD;
            case NOT_SHOWN -> Tone.NEUTRAL;
        };
    }

    private Table all() {
        TableBuilder<Row> table = new TableBuilder<Row>("Every change against A, %")
                .groupedBy("Series")
                .text("Figure", row -> row.figure().label());
        for (int run = 1; run <= last; run++) {
            int of = run;
            table.numeric(
                    Names.letter(run),
                    "",
                    row -> Cell.text(row.changes().get(of).map(this::told).orElse("")));
        }
        RowGroups groups = new RowGroups(table);
        comparison.rows().stream()
                .filter(row -> row.changes().stream().anyMatch(Optional::isPresent))
                .forEach(row -> {
                    groups.before(row);
                    table.row(row);
                });
        return Names.fitting(comparison, table.build());
    }

    private String told(Change change) {
        return Names.areMany(comparison) ? Amounts.brief(change) : Amounts.change(change);
    }
}
