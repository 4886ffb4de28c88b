package inference.gatling.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessorTimesTest {

    private static final String BEFORE = "cpu  100 5 50 800 10 0 5 30 7 0\ncpu0 1 2 3 4 5 6 7 8 9 10\n";

    @Test
    void theGuestsTimeIsPartOfTheUsers() {
        assertThat(ProcessorTimes.of(BEFORE)).contains(new ProcessorTimes(1000, 30));
    }

    @Test
    void stealIsAShareOfAllTime() {
        ProcessorTimes before = ProcessorTimes.of(BEFORE).orElseThrow();
        ProcessorTimes after =
                ProcessorTimes.of("cpu  150 5 60 815 10 0 5 55 7 0\n").orElseThrow();

        assertThat(before.stealPctUntil(after)).contains(25.0);
        assertThat(before.stealPctUntil(before)).as("no time has passed").isEmpty();
    }

    @Test
    void whereItIsNotToldItIsNotKnown() {
        assertThat(ProcessorTimes.of("")).isEmpty();
        assertThat(ProcessorTimes.of("cpu  100 5 50 800\n")).as("Linux 2.4").isEmpty();
    }
}
