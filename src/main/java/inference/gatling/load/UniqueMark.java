package inference.gatling.load;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Marks that make a prompt unlike any other. Not from the run's seed: the next run with that seed would find the prompts of
 * this one in the server's cache.
 */
final class UniqueMark {

    private static final HexFormat HEX = HexFormat.of();

    private UniqueMark() {}

    /** Always of {@link run.RunInfo#UNIQUE_MARK_CHARACTERS}: {@code "[1a2b3c4d] "}. */
    static String next() {
        return "[" + HEX.toHexDigits(ThreadLocalRandom.current().nextInt()) + "] ";
    }
}
