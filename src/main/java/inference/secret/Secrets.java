package inference.secret;

import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/**
 * The keys that this process holds, so that none of them is shown: a server may repeat the key that it was sent in a
 * message, and what a server says is recorded. One register for the whole process, since a logger's encoder, which nobody
 * hands anything to, has to know them too.
 */
public final class Secrets {

    /** What stands in place of a key. */
    public static final String MASK = "(key)";

    private static final Set<String> HELD = new CopyOnWriteArraySet<>();

    private Secrets() {}

    /** From now on {@code secret} is masked; blank: does nothing. */
    public static void hold(String secret) {
        if (!secret.isBlank()) {
            HELD.add(secret);
        }
    }

    /**
     * {@code text} without any of the secrets, also where tags, spaces or line ends split one. To be called before a text is
     * cut: a part of a key is not found.
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
