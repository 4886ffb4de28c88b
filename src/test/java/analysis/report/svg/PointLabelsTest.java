package analysis.report.svg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Labels of marks that lie close to each other. */
class PointLabelsTest {

    private final PointLabels labels = new PointLabels(12, 6);

    @Test
    void aLabelStandsAboveToTheLeft() {
        labels.mark(100, 100);

        assertThat(labels.place(100, 100, "16")).contains(new PointLabels.Place(94, 97, "end"));
    }

    @Test
    void nextToAnotherItGoesToTheOtherSide() {
        labels.mark(100, 100);
        labels.mark(102, 101);

        assertThat(labels.place(100, 100, "4")).contains(new PointLabels.Place(94, 97, "end"));
        assertThat(labels.place(102, 101, "4")).contains(new PointLabels.Place(108, 98, "start"));
    }

    @Test
    void aLabelKeepsOffALine() {
        labels.mark(100, 100);
        labels.line(60, 80, 100, 100);

        assertThat(labels.place(100, 100, "4")).contains(new PointLabels.Place(106, 97, "start"));
    }

    @Test
    void whereThereIsNoPlaceItIsLeftOut() {
        for (int i = 0; i < 6; i++) {
            assertThat(labels.place(100, 100, "4")).isPresent();
        }

        assertThat(labels.place(100, 100, "4")).isEmpty();
    }
}
