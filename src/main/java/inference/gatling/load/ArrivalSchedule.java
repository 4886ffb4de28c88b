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
 * Schedule of the arrivals of an open profile, worked out before the load: the same seed gives the same arrivals, and each
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
     * Arrivals as often as {@code rate} says. Where it changes, distances are stretched by it: twice the rate, half the distances.
     *
     * @param distances from one to the next
     * @throws IllegalArgumentException if there would be too many
     */
    public static ArrivalSchedule of(RateProfile rate, Distances distances, long seed) {
        if (!(rate.arrivals() > 0) || rate.arrivals() > MAX_ARRIVALS) {
            throw new IllegalArgumentException("a rate of " + rate + "/s brings " + Math.round(rate.arrivals())
                    + " arrivals: possible are 1 to " + MAX_ARRIVALS + " are possible");
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
     * @param offsetsNs from the first moment of the profile on; never falling
     */
    public static ArrivalSchedule at(long[] offsetsNs) {
        if (offsetsNs.length == 0 || offsetsNs.length > MAX_ARRIVALS) {
            throw new IllegalArgumentException(offsetsNs.length + " arrivals are not in the range from 1 to "
                    + MAX_ARRIVALS + ": replay a part of them");
        }
        return new ArrivalSchedule(offsetsNs.clone());
    }

    /** The arrivals of {@code injector}, at their times. */
    ArrivalSchedule of(Injector injector) {
        long[] mine = new long[(int) injector.share(offsetsNs.length)];
        for (int i = 0; i < mine.length; i++) {
            mine[i] = offsetsNs[(int) injector.number(i)];
        }
        return new ArrivalSchedule(mine);
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
