package mock.dialect;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What an image or a sound is to the mock: tokens that are the same for the same content, so that its prefix cache knows them
 * again. An image is {@value #IMAGE_TOKENS} tokens, a sound {@value #AUDIO_TOKENS} for each started second of 16-bit mono at 16 kHz.
 */
final class MockMedia {

    static final int IMAGE_TOKENS = 256;
    static final int AUDIO_TOKENS = 25;

    private static final int BYTES_PER_S = 32_000;
    private static final String DATA = "base64,";

    private MockMedia() {}

    /** Appends what stands for {@code part} of a message in the way of OpenAI or Anthropic; nothing if it is a text. */
    static void append(JsonNode part, StringBuilder text) {
        switch (part.path("type").asText("")) {
            case "image_url" -> image(part.path("image_url").path("url").asText(""), text);
            case "image" -> image(part.path("source").path("data").asText(""), text);
            case "input_audio" -> audio(part.path("input_audio").path("data").asText(""), text);
            default -> {}
        }
    }

    /** An image in base64 or as a URL. */
    static void image(String content, StringBuilder text) {
        int data = content.indexOf(DATA);
        tokens(data < 0 ? content : content.substring(data + DATA.length()), IMAGE_TOKENS, text);
    }

    private static void audio(String base64, StringBuilder text) {
        int bytes = base64.length() / 4 * 3;
        tokens(base64, AUDIO_TOKENS * Math.max(1, (bytes + BYTES_PER_S - 1) / BYTES_PER_S), text);
    }

    /** Words of four letters, which are a token each. */
    private static void tokens(String content, int count, StringBuilder text) {
        String word = String.format(" %04x", content.hashCode() & 0xFFFF);
        text.append(word.repeat(count));
    }
}
