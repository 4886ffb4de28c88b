package inference.gatling.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapacitySearchTest {

    @Test
    void doublesAndThenBisects() {
        CapacitySearch search = new CapacitySearch(1, 256, 0.05, true);
        assertThat(levels(search, 21)).containsExactly(1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 24.0, 20.0, 22.0, 21.0);
        assertThat(search.borne()).hasValue(21);
        assertThat(search.tooMuch()).hasValue(22);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 9, 100, 199, 255})
    void findsTheHighestWholeLoadWhateverItIs(int capacity) {
        CapacitySearch search = new CapacitySearch(1, 256, 1e-9, true);
        assertThat(levels(search, capacity)).doesNotHaveDuplicates().hasSizeLessThan(18);
        assertThat(search.borne()).hasValue(capacity);
        assertThat(search.tooMuch()).hasValue(capacity + 1);
    }

    @Test
    void stopsAtOnceWhenTheFirstIsTooMuch() {
        CapacitySearch search = new CapacitySearch(4, 256, 0.05, true);
        assertThat(levels(search, 3)).containsExactly(4.0);
        assertThat(search.borne()).isEmpty();
    }

    @Test
    void stopsAtTheLimit() {
        CapacitySearch search = new CapacitySearch(1, 12, 0.05, true);
        assertThat(levels(search, 1000)).containsExactly(1.0, 2.0, 4.0, 8.0, 12.0);
        assertThat(search.tooMuch()).isEmpty();
    }

    @Test
    void ratesAreFoundWithinThePrecision() {
        CapacitySearch search = new CapacitySearch(0.5, 100, 0.1, false);
        levels(search, 3.3);
        assertThat(search.borne().orElseThrow()).isLessThanOrEqualTo(3.3).isGreaterThan(3.3 / 1.1);
        assertThat(search.tooMuch().orElseThrow()).isGreaterThan(3.3);
    }

    @Test
    void aLimitBelowTheFirstLoadIsRefused() {
        assertThatThrownBy(() -> new CapacitySearch(8, 4, 0.1, true)).hasMessageContaining("8.0 to 4.0");
    }

    private static List<Double> levels(CapacitySearch search, double capacity) {
        List<Double> tried = new ArrayList<>();
        while (search.next().isPresent()) {
            double load = search.next().getAsDouble();
            tried.add(load);
            search.tried(load <= capacity);
            assertThat(tried.size()).isLessThan(100);
        }
        return tried;
    }
}
