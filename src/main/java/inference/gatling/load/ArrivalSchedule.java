package inference.gatling.load;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;

import inference.settings.Injector;
import inference.workload.Distances;
import inference.workload.RateProfile;
import io.gatling.javaapi.core.OpenInjectionStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * Schedule of the arrivals of an open profile, computed before the load: the same seed gives the same arrivals, and each
 * arrival's delay can be measured.
 *
 * <p>Gatling creates users at its own tick. So users are created slightly early, slot by slot, and {@link ArrivalGate} releases
 * each at its exact time.
 */
public final class ArrivalSchedule {

    /** Length of a slot, and the least time by which a user is created before its arrival. */
    static final Duration SLOT = Duration.ofMillis(100);

    private static final int MAX_ARRIVALS = 2_000_000;

    private final long[] offsetsNs;

    private ArrivalSchedule(long[] offsetsNs) {
        this.offsetsNs = offsetsNs;
    }

    /**
     * Random arrivals at a rate. Intervals scale with a changing rate: twice the rate, half the interval.
     *
     * @param distances distribution of the intervals, in units of their mean
     * @throws IllegalArgumentException if it would have no arrival, or more than 2,000,000
     */
    public static ArrivalSchedule of(RateProfile rate, Distances distances, long seed) {
        if (!(rate.arrivals() > 0) || rate.arrivals() > MAX_ARRIVALS) {
            throw new IllegalArgumentException("a rate of " + rate + "/s brings " + Math.round(rate.arrivals())
                    + " arrivals, but 1 to " + MAX_ARRIVALS + " are possible");
        }
        DoubleSupplier next = distances.of(seed);
        long[] offsets = new long[1024];
        int count = 0;
        for (double expected = next.getAsDouble(); expected < rate.arrivals(); expected += next.getAsDouble()) {
            if (count == offsets.length) {
                offsets = Arrays.copyOf(offsets, count * 2);
            }
            offsets[count++] = rate.atNs(expected);
        }
        return new ArrivalSchedule(Arrays.copyOf(offsets, count));
    }

    /**
     * Arrivals at given times.
     *
     * @param offsetsNs times after the beginning of the profile, ns, in ascending order
     */
    public static ArrivalSchedule at(long[] offsetsNs) {
        if (offsetsNs.length == 0 || offsetsNs.length > MAX_ARRIVALS) {
            throw new IllegalArgumentException(offsetsNs.length + " arrivals are not in the range from 1 to "
                    + MAX_ARRIVALS + ": replay a part of them");
        }
        return new ArrivalSchedule(offsetsNs.clone());
    }

    /** Arrivals that {@code injector} sends, at their original times. */
    ArrivalSchedule of(Injector injector) {
        long[] mine = new long[(int) injector.share(offsetsNs.length)];
        for (int i = 0; i < mine.length; i++) {
            mine[i] = offsetsNs[(int) injector.number(i)];
        }
        return new ArrivalSchedule(mine);
    }

    /** Number of arrivals. */
    public int size() {
        return offsetsNs.length;
    }

    /** Time of an arrival after the beginning of the profile, ns. */
    long offsetNs(int arrival) {
        return offsetsNs[arrival];
    }

    /** Injection profile for Gatling: the users of each slot at its beginning. */
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
