package analysis.log;

import java.lang.Character.UnicodeScript;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.Set;

/**
 * Guess of the byte order of a log's UTF-16 strings. Gatling writes the bytes in the order of its processor and does
 * not say which: little-endian on x86 and ARM, big-endian on s390x.
 *
 * <p>The evidence is summed over the strings so far: text uses few scripts and few blocks of 256 characters, much of it
 * is ASCII, and it has no unpaired surrogates or unassigned characters. Without evidence, as for a single character,
 * the order is little-endian.
 */
final class Utf16Order {

    private static final int INVALID_WEIGHT = 4;

    private long bigEndianEvidence;

    /** Adds the evidence of {@code bytes}, of even length; true if the strings so far are big-endian. */
    boolean observe(byte[] bytes) {
        bigEndianEvidence += plausibility(bytes, true) - plausibility(bytes, false);
        return isBigEndian();
    }

    boolean isBigEndian() {
        return bigEndianEvidence > 0;
    }

    private static long plausibility(byte[] bytes, boolean bigEndian) {
        BitSet blocks = new BitSet();
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        long score = 0;
        int high = bigEndian ? 0 : 1;
        for (int i = 0; i < bytes.length; i += 2) {
            char c = (char) ((bytes[i + high] & 0xFF) << 8 | bytes[i + 1 - high] & 0xFF);
            blocks.set(c >> 8);
            scripts.add(UnicodeScript.of(c));
            if (c < 0x80) {
                score++;
            } else if (isInvalid(c, i + 2 < bytes.length, bytes, i + 2, high)) {
                score -= INVALID_WEIGHT;
            }
        }
        return score - blocks.cardinality() - scripts.size();
    }

    private static boolean isInvalid(char c, boolean hasNext, byte[] bytes, int next, int high) {
        if (Character.isHighSurrogate(c)) {
            return !hasNext || (bytes[next + high] & 0xFC) != 0xDC;
        }
        int type = Character.getType(c);
        return type == Character.UNASSIGNED || type == Character.PRIVATE_USE;
    }
}
