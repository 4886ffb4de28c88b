package inference.gatling.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StartTimesTest {

    private static final long NS_PER_MS = 1_000_000;

    @Test
    void aUserAloneBeginsAtOnce() {
        assertThat(new StartTimes(1).next(5)).isZero();
    }

    /** However long Gatling takes to make them, and whatever the clock began with. */
    @Test
    void usersBeginApartOnceAllAreMade() {
        StartTimes starts = new StartTimes(100);
        long madeNs = -7 * NS_PER_MS;
        for (int user = 0; user < 100; user++) {
            long dueMs = 20 + 4 * user;
            assertThat(starts.next(madeNs + user * NS_PER_MS).toMillis()).isEqualTo(dueMs - user);
        }
    }

    @Test
    void manyComeCloserTogetherAndNoCloserThanTheClientCanTake() {
        assertThat(last(500)).isEqualTo(100 + 499 * 4);
        assertThat(last(1000)).isEqualTo(200 + 999 * 2);
        assertThat(last(10_000)).isEqualTo(2000 + 9999 * 2);
    }

    @Test
    void oneWhoIsLateBeginsAtOnce() {
        StartTimes starts = new StartTimes(2);
        starts.next(0);
        assertThat(starts.next(1000 * NS_PER_MS)).isZero();
    }

    private static long last(int users) {
        StartTimes starts = new StartTimes(users);
        long ms = 0;
        for (int user = 0; user < users; user++) {
            ms = starts.next(0).toMillis();
        }
        return ms;
    }
}
