package analysis.report.sections;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.report.svg.Line.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThinnedTest {

    @Test
    void fewPointsStayAsTheyAre() {
        List<Point> points = line(Thinned.MOST);
        assertThat(Thinned.of(points)).isSameAs(points);
    }

    @Test
    void onePeakAmongMillionsStays() {
        List<Point> points = new ArrayList<>(line(1_000_000));
        points.set(654_321, new Point(654_321, 99));
        points.set(654_322, new Point(654_322, -99));
        points.set(7, new Point(7, Double.NaN));

        List<Point> thinned = Thinned.of(points);

        assertThat(thinned).hasSizeLessThanOrEqualTo(Thinned.MOST);
        assertThat(thinned).contains(new Point(654_321, 99), new Point(654_322, -99));
        assertThat(thinned).isSortedAccordingTo(Comparator.comparingDouble(Point::x));
        assertThat(thinned).noneMatch(point -> Double.isNaN(point.y()));
    }

    private static List<Point> line(int count) {
        return IntStream.range(0, count).mapToObj(i -> new Point(i, i % 7)).toList();
    }
}
