package inference.gatling.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatling.javaapi.core.Session;
import org.junit.jupiter.api.Test;

class OpenArrivalTest {

    private static final Session USER = new Session(io.gatling.core.session.Session$.MODULE$.apply("open", 1, null));

    @Test
    void anArrivalIsThatOfOneGeneration() {
        Session due = OpenArrival.scheduledAt(USER, 5, 9);
        OpenArrival.Times times = OpenArrival.of(due).orElseThrow();
        assertThat(times.dueNs()).isEqualTo(5);
        assertThat(times.startNs()).isEqualTo(9);
        assertThat(OpenArrival.capWaitMs(OpenArrival.of(due))).hasValue(4e-6);
        assertThat(OpenArrival.delayMs(OpenArrival.of(due), 10)).hasValue(1e-6);
        assertThat(OpenArrival.of(OpenArrival.taken(due))).isEmpty();
        assertThat(OpenArrival.of(OpenArrival.taken(USER))).isEmpty();
        assertThat(OpenArrival.of(OpenArrival.scheduledAt(USER, 5))
                        .orElseThrow()
                        .startNs())
                .isEqualTo(5);
    }
}
