package inference.secret;

import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/**
 * Register of the secrets of this process, for masking: a server may repeat a key in a message, and messages are recorded.
 * It is global because the encoder of the log, which is created by the logging framework, needs it, too.
 */
public final class Secrets {

    /** Replacement for a secret. */
    public static final String MASK = "(key)";

    private static final Set<String> HELD = new CopyOnWriteArraySet<>();

    private Secrets() {}

    /** Adds a secret; does nothing if it is blank. */
    public static void hold(String secret) {
        if (!secret.isBlank()) {
            HELD.add(secret);
        }
    }

    /**
     * {@code text} with all secrets masked, even those split by tags, spaces or line ends. Mask before shortening a text: a
     * part of a key is not found.
     */
    public static String mask(String text) {
        String masked = text;
        for (String secret : HELD) {
            masked = masked.replace(secret, MASK);
        }
        return HELD.isEmpty() ? masked : maskSplit(masked);
    }

    private static String maskSplit(String text) {
        String masked = text;
        for (String secret : HELD) {
            masked = new JoinedText(masked).masking(secret);
        }
        return masked;
    }
}
