package analysis.report.sections;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.report.page.Table;
import analysis.stats.Course;
import analysis.stats.Trend;
import analysis.summary.server.Drift;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DriftTableTest {

    private static final double START_HOURS = 480_000;

    /** TTFT that gets 36 ms slower in an hour, over that many hours. */
    private static DriftTable rising(double hours) {
        Course course =
                new Course(new double[] {START_HOURS, START_HOURS + hours}, new double[] {100, 100 + 36 * hours});
        return new DriftTable(List.of(drift(course)));
    }

    private static Drift drift(Course course) {
        return new Drift("m", "plateau", "first_token_ms", 100, course, new Trend(36, 18, 54, 200));
    }

    private static Stream<String> texts(Table table) {
        return table.groups().get(0).rows().get(0).cells().stream().map(Table.Cell::text);
    }

    @Test
    void longRunTellsOfAnHour() {
        Table table = rising(12).table();

        assertThat(table.caption()).isEqualTo("Change in an hour");
        assertThat(texts(table)).contains("+36.00", "18.00 to 54.00", "rises");
        assertThat(table.notes()).isEmpty();
        assertThat(rising(12).worsened()).containsExactly("worse over time: TTFT of plateau by +36.00 ms in an hour");
    }

    @Test
    void runOfAnHourTellsOfAnHourThoughItsRampIsLeftOut() {
        assertThat(rising(50 / 60.0).table().caption()).isEqualTo("Change in an hour");
    }

    @Test
    void shortRunTellsOfTheTimeThatItCovers() {
        Table table = rising(40 / 3600.0).table();

        assertThat(table.caption()).isEqualTo("Change in 40 s");
        assertThat(texts(table)).contains("+0.40", "0.20 to 0.60", "rises");
        assertThat(table.notes())
                .containsExactly("Over the time that the run covers, which is too short to tell of an hour.");
        assertThat(rising(40 / 3600.0).worsened())
                .containsExactly("worse over time: TTFT of plateau by +0.40 ms in 40 s");
    }

    @Test
    void minutesAreToldAsMinutes() {
        Course course = new Course(new double[] {START_HOURS, START_HOURS + 0.2}, new double[] {100, 107});

        assertThat(rising(0.2).inWords(drift(course))).isEqualTo("+7.20 ms in 12 min: rises");
    }

    @Test
    void runWithoutDriftHasNoSentence() {
        assertThat(new DriftTable(List.of()).worsened()).isEmpty();
    }
}
