package inference.gatling.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What can happen to the bytes of a response on the way, or in a server that is out of its mind. */
final class Damage {

    private static final List<String> INSERTED = List.of(
            "HTTP/1.1 100 Continue\r\n\r\n",
            "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n",
            "HTTP/1.1 500 X\r\nContent-Length: 3\r\n\r\nbad",
            "\r\nContent-Encoding: gzip\r\n",
            "\r\nContent-Length: 7\r\n",
            "\"usage\":{\"completion_tokens\":-5}",
            "99999999999999999999",
            "null",
            "{\"error\":\"boom\"}",
            "data: [DONE]\n\n",
            "\u0000",
            "<html>",
            "\r\n\r\n",
            "0\r\n\r\n");
    private static final String SIGNS = ",\"\n\r-eE9{}[]:<0 \\";

    private Damage() {}

    /** The bytes with one random change. */
    static byte[] any(byte[] bytes, Random random) {
        int at = random.nextInt(Math.max(1, bytes.length));
        int length = Math.min(bytes.length - at, 1 + random.nextInt(60));
        return switch (random.nextInt(8)) {
            case 0 -> set(bytes, at, (byte) (bytes[at] ^ 1 << random.nextInt(8)));
            case 1 -> set(bytes, at, (byte) SIGNS.charAt(random.nextInt(SIGNS.length())));
            case 2 -> set(bytes, at, (byte) random.nextInt());
            case 3 -> Arrays.copyOf(bytes, Math.max(1, at));
            case 4 -> joined(bytes, at, Arrays.copyOfRange(bytes, at, at + length), at);
            case 5 -> joined(bytes, at, new byte[0], at + length);
            case 6 -> joined(bytes, at, inserted(random), at);
            default -> joined(bytes, 0, inserted(random), 0);
        };
    }

    private static byte[] inserted(Random random) {
        return INSERTED.get(random.nextInt(INSERTED.size())).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] set(byte[] bytes, int at, byte value) {
        byte[] changed = bytes.clone();
        changed[at] = value;
        return changed;
    }

    private static byte[] joined(byte[] bytes, int to, byte[] middle, int from) {
        byte[] joined = Arrays.copyOf(bytes, to + middle.length + Math.max(1, bytes.length - from));
        System.arraycopy(middle, 0, joined, to, middle.length);
        System.arraycopy(
                bytes, Math.min(from, bytes.length - 1), joined, to + middle.length, Math.max(1, bytes.length - from));
        return joined;
    }
}
