package inference.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import inference.secret.Secrets;
import run.file.PlainText;

/** Extraction of the error message from the body of a failed response: JSON in a known form, HTML or plain text. */
public final class ErrorText {

    /** Maximum length of a message, characters. */
    public static final int MAX_CHARACTERS = 300;

    /** Number of characters of a body that are examined: servers may send megabytes. */
    private static final int LOOKED_AT = 64 * 1024;

    /** Characters dropped at a cut: part of an API key could remain there unrecognised. Longer than any key. */
    private static final int LONGEST_KEY = 8 * 1024;

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MAX_NESTED = 3;

    private ErrorText() {}

    /** Message in {@code body}; empty if there is none. */
    public static String of(String body) {
        String trimmed = body.strip();
        if (trimmed.startsWith("{")) {
            try {
                return shorten(ofJson(MAPPER.readTree(trimmed), MAX_NESTED));
            } catch (JsonProcessingException e) {
                return shorten(trimmed); // truncated or malformed: its beginning is better than nothing
            }
        }
        if (trimmed.startsWith("<")) {
            return shorten(HtmlText.of(trimmed));
        }
        return shorten(trimmed);
    }

    /**
     * Message of a JSON error: {@code {"error":{"message":…}}} (OpenAI, vLLM, llama.cpp), {@code {"error":"…"}}
     * (Ollama, TGI), {@code {"object":"error","message":…}} (older vLLM), {@code {"detail":…}} (FastAPI). Ollama embeds
     * another server's JSON in its text.
     */
    private static String ofJson(JsonNode node, int depth) {
        for (String field : new String[] {"error", "message", "detail", "error_message", "msg"}) {
            JsonNode value = node.path(field);
            if (value.isTextual() && !value.asText().isBlank()) {
                return unwrap(value.asText(), depth);
            }
            if (value.isObject() && depth > 0) {
                return ofJson(value, depth - 1);
            }
            if (value.isArray() && !value.isEmpty() && depth > 0) {
                return value.get(0).isObject()
                        ? ofJson(value.get(0), depth - 1)
                        : value.get(0).asText();
            }
        }
        return node.toString();
    }

    /** Message of a JSON error, shortened. */
    public static String ofJson(JsonNode node) {
        return shorten(ofJson(node, MAX_NESTED));
    }

    private static String unwrap(String text, int depth) {
        if (text.startsWith("{") && depth > 0) {
            try {
                return ofJson(MAPPER.readTree(text), depth - 1);
            } catch (JsonProcessingException e) {
                return text; // not JSON after all
            }
        }
        return text;
    }

    /** Single line of at most {@link #MAX_CHARACTERS} characters, with API keys masked in case the server repeats them. */
    public static String shorten(String text) {
        return line(text, MAX_CHARACTERS);
    }

    /** Single line of at most {@code most} characters, with API keys masked. */
    public static String line(String text, int most) {
        boolean cut = text.length() > LOOKED_AT;
        String masked = Secrets.mask(cut ? text.substring(0, LOOKED_AT) : text);
        String looked = cut ? masked.substring(0, Math.max(0, masked.length() - LONGEST_KEY)) : masked;
        String line = PlainText.line(looked);
        return line.length() <= most && !cut
                ? line
                : line.substring(0, whole(line, Math.min(line.length(), most - 1))) + "…";
    }

    /** Largest length up to {@code length} at which {@code line} can be cut without splitting a surrogate pair. */
    private static int whole(String line, int length) {
        return length > 0 && Character.isHighSurrogate(line.charAt(length - 1)) ? length - 1 : length;
    }
}
