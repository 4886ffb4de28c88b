package run.folder;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.Function;
import run.ResourceSample;
import run.csv.CsvColumn;
import run.csv.CsvFormat;

/**
 * Columns of {@code resources.csv}, in order, each with its writer. The format is that of {@link GenerationColumn};
 * values have at most six decimals and no exponent.
 */
public enum ResourceColumn implements CsvColumn<ResourceSample> {
    TIMESTAMP(sample -> CsvFormat.timestamp(sample.timestamp())),
    SOURCE(ResourceSample::source),
    RESOURCE(sample -> sample.resource().id()),
    VALUE(sample -> decimal(sample.value())),
    RAW_NAME(ResourceSample::rawName),
    INJECTOR(ResourceSample::injector);

    private static final int DECIMALS = 6;

    private final Function<ResourceSample, String> writer;

    ResourceColumn(Function<ResourceSample, String> writer) {
        this.writer = writer;
    }

    @Override
    public String write(ResourceSample sample) {
        return writer.apply(sample);
    }

    private static String decimal(double value) {
        return BigDecimal.valueOf(value)
                .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
