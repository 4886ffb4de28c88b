package analysis.report.sections;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PublishedErrorTest {

    @Test
    void theSmallestLoadThatIsNotBelowAppliesAndNoneAboveAll() {
        assertThat(PublishedError.at(1)).map(PublishedError::streams).contains(64);
        assertThat(PublishedError.at(64)).map(PublishedError::streams).contains(64);
        assertThat(PublishedError.at(65)).map(PublishedError::streams).contains(256);
        assertThat(PublishedError.at(1001)).isEmpty();
    }

    @Test
    void theFiguresAreThoseOfThePageOnAccuracy() throws IOException {
        String page = Files.readString(Path.of("docs/accuracy.md"));
        for (PublishedError row : PublishedError.ROWS) {
            assertThat(page)
                    .contains(String.format(
                            Locale.ROOT,
                            "| **%,d** | %.2f / %.1f ms | %.2f ms |",
                            row.streams(),
                            row.ttftMeanMs(),
                            row.ttftP99Ms(),
                            row.gapP99Ms()));
        }
    }
}
