package analysis.summary.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is put into a column comes out of it, in any order of the rows. */
class ColumnTest {

    private static final int ROWS = 300;

    /** From all the same over whole steps to anything, with and without absent rows. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "same", "ms", "epoch", "decimals", "late decimal", "far", "extremes"})
    void numbersAreHeldExactly(String kind) {
        SplittableRandom random = new SplittableRandom(7);
        for (double absent : new double[] {0, 0.3, 0.99}) {
            double[] expected = new double[ROWS];
            Column column = new Column();
            for (int row = 0; row < ROWS; row++) {
                boolean none = kind.equals("none") || random.nextDouble() < absent;
                expected[row] = none ? Double.NaN : value(kind, row, random);
                if (!none) {
                    column.put(row, expected[row]);
                }
            }
            int[] order = IntStream.range(0, ROWS).map(row -> ROWS - 1 - row).toArray();
            Column turned = column.inOrder(order);
            assertThat(IntStream.range(0, ROWS).mapToDouble(column::get).toArray())
                    .isEqualTo(expected);
            assertThat(IntStream.of(order).mapToDouble(turned::get).toArray()).isEqualTo(expected);
            assertThat(column.sum())
                    .isEqualTo(Arrays.stream(expected).reduce(0, (sum, one) -> sum + (Double.isNaN(one) ? 0 : one)));
            assertThat(column.isAbsent()).isEqualTo(Arrays.stream(expected).allMatch(Double::isNaN));
        }
    }

    private static double value(String kind, int row, SplittableRandom random) {
        return switch (kind) {
            case "same" -> 12.5;
            case "ms" -> random.nextInt(60_000);
            case "epoch" -> 1_767_323_045_000.0 + random.nextInt(1_000_000);
            case "decimals" -> random.nextDouble() * 1000;
            case "late decimal" -> row < 250 ? row : row + 0.25;
            case "far" -> row * 3.0e9;
            default -> row % 3 == 0 ? -2_147_483_648.0 : row % 3 == 1 ? 0 : 2_147_483_647.0;
        };
    }
}
