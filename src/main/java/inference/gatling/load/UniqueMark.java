package inference.gatling.load;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Random marks that make prompts unique. They do not depend on the run's seed, because the next run with the same seed would
 * find this run's prompts in the server's cache.
 */
final class UniqueMark {

    private static final HexFormat HEX = HexFormat.of();

    private UniqueMark() {}

    /** Next mark, such as {@code "[1a2b3c4d] "}, of {@link run.RunInfo#UNIQUE_MARK_CHARACTERS} characters. */
    static String next() {
        return "[" + HEX.toHexDigits(ThreadLocalRandom.current().nextInt()) + "] ";
    }
}
