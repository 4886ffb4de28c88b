package inference.gatling.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequestIdsTest {

    @Test
    void noTwoStepsUsersOrCountsShareAnId() {
        Set<String> ids = new HashSet<>();
        for (RequestIds step : new RequestIds[] {new RequestIds(), new RequestIds()}) {
            for (int user = 1; user <= 20; user++) {
                for (int count = 1; count <= 20; count++) {
                    assertThat(ids.add(step.of(user, count))).isTrue();
                }
            }
        }
    }

    @Test
    void anIdIsOfThisProcessShortAndPlain() {
        assertThat(new RequestIds().of(Long.MAX_VALUE, Integer.MAX_VALUE))
                .hasSizeLessThanOrEqualTo(64)
                .matches("[0-9a-z]{8,13}-\\d+-\\d+-\\d+");
    }
}
