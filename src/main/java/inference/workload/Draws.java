package inference.workload;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Random numbers that depend on an item's number, not on the order of items: item n of a seed has the same ones on any number of
 * injectors.
 */
public final class Draws {

    private Draws() {}

    /** Random numbers of item {@code number}. */
    public static UniformRandomProvider of(long seed, long number) {
        return RandomSource.SPLIT_MIX_64.create(mixed(seed, number));
    }

    /** Seed of an item. Neighbouring numbers are mapped far apart in the generator's sequence, so that they do not overlap. */
    private static long mixed(long seed, long number) {
        long z = (seed * 0x9E3779B97F4A7C15L) ^ (number + 1) * 0xD1342543DE82EF95L;
        z = (z ^ (z >>> 32)) * 0xD6E8FEB86659FD93L;
        return z ^ (z >>> 32);
    }
}
