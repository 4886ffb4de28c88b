package inference.gatling.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.RepeatedTest;
import run.RunInfo;

class UniqueMarkTest {

    @RepeatedTest(10)
    void itIsAsLongAsReportsCountIt() {
        assertThat(UniqueMark.next()).hasSize(RunInfo.UNIQUE_MARK_CHARACTERS);
    }
}
