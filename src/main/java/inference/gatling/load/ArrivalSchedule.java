package inference.gatling.load;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;

import inference.settings.Injector;
import io.gatling.javaapi.core.OpenInjectionStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * When the users of an open profile arrive, worked out before the load: the same seed gives the same arrivals, and each
 * arrival's lateness can be told.
 *
 * <p>Gatling creates users to the nearest tick of its own; they are created here a moment early, slot by slot, and
 * {@link ArrivalGate} lets each through at its exact time.
 */
public final class ArrivalSchedule {

    /** Length of a slot; also how long before its arrival a user is created, at the least. */
    static final Duration SLOT = Duration.ofMillis(100);

    private static final int MAX_ARRIVALS = 2_000_000;

    private final long[] offsetsNs;

    private ArrivalSchedule(long[] offsetsNs) {
        this.offsetsNs = offsetsNs;
    }

    /**
     * Arrivals at equal distances.
     *
     * @param ratePerS greater than 0
     */
    public static ArrivalSchedule constant(double ratePerS, Duration duration) {
        int count = count(ratePerS, duration);
        long[] offsets = new long[count];
        for (int i = 0; i < count; i++) {
            offsets[i] = Math.round(i * 1e9 / ratePerS);
        }
        return new ArrivalSchedule(offsets);
    }

    /**
     * A Poisson process: exponential distances, independent of each other, of mean 1 / rate. The count of arrivals within
     * {@code duration} is random, as it is in life.
     */
    public static ArrivalSchedule poisson(double ratePerS, Duration duration, long seed) {
        count(ratePerS, duration);
        SplittableRandom random = new SplittableRandom(seed);
        long[] offsets = new long[1024];
        int count = 0;
        double atNs = 0;
        while (true) {
            atNs += -Math.log1p(-random.nextDouble()) * 1e9 / ratePerS;
            if (atNs >= duration.toNanos()) {
                return new ArrivalSchedule(Arrays.copyOf(offsets, count));
            }
            if (count == offsets.length) {
                offsets = Arrays.copyOf(offsets, count * 2);
            }
            offsets[count++] = Math.round(atNs);
        }
    }

    /** The arrivals of {@code injector}, at their times. */
    ArrivalSchedule of(Injector injector) {
        long[] mine = new long[(int) injector.share(offsetsNs.length)];
        for (int i = 0; i < mine.length; i++) {
            mine[i] = offsetsNs[(int) injector.number(i)];
        }
        return new ArrivalSchedule(mine);
    }

    private static int count(double ratePerS, Duration duration) {
        double expected = ratePerS * duration.toNanos() / 1e9;
        if (!(ratePerS > 0) || expected > MAX_ARRIVALS) {
            throw new IllegalArgumentException(
                    "a rate of " + ratePerS + "/s for " + duration + " is not from 1 to " + MAX_ARRIVALS + " arrivals");
        }
        return (int) Math.ceil(expected);
    }

    public int size() {
        return offsetsNs.length;
    }

    /** Time of an arrival after the first moment of the profile. */
    long offsetNs(int arrival) {
        return offsetsNs[arrival];
    }

    /** Gatling's injection profile: the users of each slot at the slot's beginning. */
    List<OpenInjectionStep> injection() {
        List<OpenInjectionStep> steps = new ArrayList<>();
        int arrival = 0;
        int emptySlots = 0;
        while (arrival < offsetsNs.length) {
            long slot = offsetsNs[arrival] / SLOT.toNanos();
            int users = 0;
            while (arrival < offsetsNs.length && offsetsNs[arrival] / SLOT.toNanos() == slot) {
                users++;
                arrival++;
            }
            if (slot > emptySlots) {
                steps.add(nothingFor(SLOT.multipliedBy(slot - emptySlots)));
                emptySlots = (int) slot;
            }
            steps.add(atOnceUsers(users));
        }
        return steps;
    }
}
