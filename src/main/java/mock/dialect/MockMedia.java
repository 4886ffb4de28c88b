package mock.dialect;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Stand-in text for images and sounds. Equal content gives equal tokens, so that the prefix cache works. An image is
 * {@value #IMAGE_TOKENS} tokens; a sound is {@value #AUDIO_TOKENS} per started second of 16-bit mono at 16 kHz.
 */
final class MockMedia {

    static final int IMAGE_TOKENS = 256;
    static final int AUDIO_TOKENS = 25;

    private static final int BYTES_PER_S = 32_000;
    private static final String DATA = "base64,";

    private MockMedia() {}

    /** Appends the stand-in for an OpenAI or Anthropic message part; nothing if the part is no image or sound. */
    static void append(JsonNode part, StringBuilder text) {
        switch (part.path("type").asText("")) {
            case "image_url" -> image(part.path("image_url").path("url").asText(""), text);
            case "image" -> image(part.path("source").path("data").asText(""), text);
            case "input_audio" -> audio(part.path("input_audio").path("data").asText(""), text);
            default -> {}
        }
    }

    /** Appends the stand-in for an image in base64 or as a URL. */
    static void image(String content, StringBuilder text) {
        int data = content.indexOf(DATA);
        tokens(data < 0 ? content : content.substring(data + DATA.length()), IMAGE_TOKENS, text);
    }

    private static void audio(String base64, StringBuilder text) {
        int bytes = base64.length() / 4 * 3;
        tokens(base64, AUDIO_TOKENS * Math.max(1, (bytes + BYTES_PER_S - 1) / BYTES_PER_S), text);
    }

    /** Appends words of four letters, each of which is one token. */
    private static void tokens(String content, int count, StringBuilder text) {
        String word = String.format(" %04x", content.hashCode() & 0xFFFF);
        text.append(word.repeat(count));
    }
}
