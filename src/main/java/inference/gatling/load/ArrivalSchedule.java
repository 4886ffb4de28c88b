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
import java.util.function.DoubleSupplier;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.simple.RandomSource;

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
        SplittableRandom random = new SplittableRandom(seed);
        return renewal(ratePerS, duration, () -> -Math.log1p(-random.nextDouble()));
    }

    /**
     * Arrivals in bursts: distances of a gamma distribution, independent of each other, of mean 1 / rate.
     *
     * @param burstiness the distribution's shape, above 0: 1 is a Poisson process, less than 1 has bursts and silence (the
     *     distances' coefficient of variation is 1 / √burstiness), more than 1 is more even
     */
    public static ArrivalSchedule gamma(double ratePerS, double burstiness, Duration duration, long seed) {
        var sampler = AhrensDieterMarsagliaTsangGammaSampler.of(
                RandomSource.SPLIT_MIX_64.create(seed), burstiness, 1 / burstiness);
        return renewal(ratePerS, duration, sampler::sample);
    }

    /**
     * Arrivals at given times.
     *
     * @param offsetsNs from the first moment of the profile on; never falling
     */
    public static ArrivalSchedule at(long[] offsetsNs) {
        if (offsetsNs.length == 0 || offsetsNs.length > MAX_ARRIVALS) {
            throw new IllegalArgumentException(
                    offsetsNs.length + " arrivals are not from 1 to " + MAX_ARRIVALS + ": replay a part of them");
        }
        return new ArrivalSchedule(offsetsNs.clone());
    }

    /** @param distance to the next arrival, of mean 1 */
    private static ArrivalSchedule renewal(double ratePerS, Duration duration, DoubleSupplier distance) {
        count(ratePerS, duration);
        long[] offsets = new long[1024];
        int count = 0;
        double atNs = 0;
        while (true) {
            atNs += distance.getAsDouble() * 1e9 / ratePerS;
            if (atNs >= duration.toNanos()) {
                return new ArrivalSchedule(Arrays.copyOf(offsets, count));
            }
            if (count == MAX_ARRIVALS) {
                throw tooMany(ratePerS, duration);
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
            throw tooMany(ratePerS, duration);
        }
        return (int) Math.ceil(expected);
    }

    private static IllegalArgumentException tooMany(double ratePerS, Duration duration) {
        return new IllegalArgumentException(
                "a rate of " + ratePerS + "/s for " + duration + " is not from 1 to " + MAX_ARRIVALS + " arrivals");
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
