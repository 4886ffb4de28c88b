package inference.dialect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An image or a sound in a message.
 *
 * @param mediaType media type such as {@code image/png}
 * @param base64 content in base64
 */
public record Attachment(Kind kind, String mediaType, String base64) {

    /** Kind of attachment. */
    public enum Kind {
        IMAGE,
        AUDIO;

        /** First part of the media type, such as {@code image}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Pattern DATA_URL =
            Pattern.compile("data:((image|audio)/[\\w.+-]+);base64,(.*)", Pattern.DOTALL);
    private static final int HEAD_BYTES = 12;

    /** Media type by the first bytes of a file. */
    private static final Map<Pattern, String> TYPES = Map.of(
            begins("\u0089PNG"), "image/png",
            begins("\u00FF\u00D8\u00FF"), "image/jpeg",
            begins("GIF8"), "image/gif",
            begins("RIFF....WEBP"), "image/webp",
            begins("RIFF....WAVE"), "audio/wav",
            begins("ID3|\u00FF[\u00FA\u00FB\u00F2\u00F3]"), "audio/mpeg");

    private static Pattern begins(String regex) {
        return Pattern.compile("^(?:" + regex + ")", Pattern.DOTALL);
    }

    /**
     * An attachment from a file's content.
     *
     * @throws IllegalArgumentException if the type is unknown
     */
    public static Attachment of(byte[] content) {
        String head = new String(content, 0, Math.min(HEAD_BYTES, content.length), StandardCharsets.ISO_8859_1);
        String type = TYPES.entrySet().stream()
                .filter(one -> one.getKey().matcher(head).find())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "is not a PNG, JPEG, GIF or WebP image or WAV or MP3 audio, by its first bytes"));
        return new Attachment(kind(type), type, Base64.getEncoder().encodeToString(content));
    }

    /**
     * An attachment from a data URL.
     *
     * @throws IllegalArgumentException if it is no image or sound in base64
     */
    public static Attachment ofDataUrl(String url) {
        Matcher matcher = DATA_URL.matcher(url);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected data:image/…;base64,… or data:audio/…;base64,…");
        }
        try {
            byte[] content = Base64.getDecoder().decode(matcher.group(3));
            return new Attachment(
                    kind(matcher.group(1)),
                    matcher.group(1),
                    Base64.getEncoder().encodeToString(content));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the data URL is not base64: " + e.getMessage(), e);
        }
    }

    private static Kind kind(String mediaType) {
        return Arrays.stream(Kind.values())
                .filter(kind -> mediaType.startsWith(kind.word() + "/"))
                .findFirst()
                .orElseThrow();
    }

    /** The attachment as a data URL. */
    public String dataUrl() {
        return "data:" + mediaType + ";base64," + base64;
    }

    /** OpenAI's name of a sound's format, such as {@code wav} or {@code mp3}. */
    String format() {
        String type = mediaType.substring(mediaType.indexOf('/') + 1);
        return switch (type) {
            case "mpeg" -> "mp3";
            case "x-wav", "wave", "vnd.wave" -> "wav";
            default -> type;
        };
    }

    /** Length of the content, bytes. */
    public int bytes() {
        int padding = base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0;
        return base64.length() / 4 * 3 - padding;
    }
}
