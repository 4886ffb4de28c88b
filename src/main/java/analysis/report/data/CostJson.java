package analysis.report.data;

import analysis.summary.Cost;
import analysis.summary.RunSummary;
import java.util.List;
import java.util.OptionalDouble;

/** Cost of a series in {@code summary.json}, in the currency of the settings. */
record CostJson(String model, String series, OptionalDouble perMillionTokens, OptionalDouble perThousandGenerations) {

    /** Costs of all series; empty if no price is known. */
    static List<CostJson> of(RunSummary run) {
        return Cost.of(run.info())
                .map(cost -> run.cells().entrySet().stream()
                        .map(cell -> new CostJson(
                                cell.getKey().model(),
                                cell.getKey().series(),
                                cost.perMillionTokens(cell.getValue()),
                                cost.perThousandGenerations(cell.getValue())))
                        .toList())
                .orElse(List.of());
    }
}
