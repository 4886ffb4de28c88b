package inference.workload.recording;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed hash whose random key is discarded after each trace: texts and users cannot be guessed from their hashes, and hashes of
 * different traces are unrelated.
 */
final class SecretHash {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    /** Largest whole number that every JSON reader represents exactly. */
    private static final long MOST = (1L << 53) - 1;

    private final Mac mac;

    SecretHash() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** First 64 bits of the hash of {@code text}, in hex. */
    String hex(String text) {
        return HexFormat.of()
                .toHexDigits(ByteBuffer.wrap(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)))
                        .getLong());
    }

    /** Hash of {@code before} and {@code text}, from 0 to 2^53 - 1. */
    long number(long before, String text) {
        mac.update(ByteBuffer.allocate(Long.BYTES).putLong(before).flip());
        return ByteBuffer.wrap(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)))
                        .getLong()
                & MOST;
    }
}
