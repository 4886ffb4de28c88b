package inference.workload.recording;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hash under a key that is drawn for each trace and written nowhere: nobody can try out which text or user a hash is of, and
 * hashes of two traces have nothing to do with each other.
 */
final class SecretHash {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    /** What every JSON reader takes for a whole number. */
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

    /** 64 bits of the hash of {@code text}, in hex. */
    String hex(String text) {
        return HexFormat.of()
                .toHexDigits(ByteBuffer.wrap(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)))
                        .getLong());
    }

    /** A number from 0 to 2^53 - 1 that {@code text} has after {@code before}. */
    long number(long before, String text) {
        mac.update(ByteBuffer.allocate(Long.BYTES).putLong(before).flip());
        return ByteBuffer.wrap(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)))
                        .getLong()
                & MOST;
    }
}
