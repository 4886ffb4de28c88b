package inference.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import inference.secret.Secrets;
import java.util.List;
import java.util.Locale;

/** Finds the server's own words in the body of a failed response: JSON of any of the known shapes, HTML, plain text. */
public final class ErrorText {

    /** Longest message kept, characters. */
    public static final int MAX_CHARACTERS = 300;

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MAX_NESTED = 3;

    /** Elements whose content nobody reads. */
    private static final List<String> UNSEEN = List.of("script", "style", "head");

    private ErrorText() {}

    /** The message in {@code body}; empty if there is none. */
    public static String of(String body) {
        String trimmed = body.strip();
        if (trimmed.startsWith("{")) {
            try {
                return shorten(ofJson(MAPPER.readTree(trimmed), MAX_NESTED));
            } catch (JsonProcessingException e) {
                return shorten(trimmed); // cut or malformed: its beginning is better than nothing
            }
        }
        if (trimmed.startsWith("<")) {
            return shorten(withoutTags(trimmed));
        }
        return shorten(trimmed);
    }

    /**
     * The message of a JSON error: {@code {"error":{"message":…}}} (OpenAI, vLLM, llama.cpp), {@code {"error":"…"}}
     * (Ollama, TGI), {@code {"object":"error","message":…}} (older vLLM), {@code {"detail":…}} (FastAPI). Ollama puts
     * another server's JSON inside its text.
     */
    public static String ofJson(JsonNode node, int depth) {
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

    /** As {@link #ofJson(JsonNode, int)}, to the usual depth, and shortened. */
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

    /** The text of an HTML page. In one pass: a server's words are read on an event loop that others wait for. */
    private static String withoutTags(String html) {
        String lower = html.toLowerCase(Locale.ROOT);
        StringBuilder text = new StringBuilder();
        int from = 0;
        while (from < html.length()) {
            int open = html.indexOf('<', from);
            int close = open < 0 ? -1 : html.indexOf('>', open);
            if (close < 0) {
                return text.append(html, from, open < 0 ? html.length() : open).toString();
            }
            text.append(html, from, open).append(' ');
            from = close + 1;
            for (String unseen : UNSEEN) {
                if (lower.startsWith(unseen, open + 1)
                        && !Character.isLetter(lower.charAt(open + 1 + unseen.length()))) {
                    int end = lower.indexOf("</" + unseen, from);
                    from = end < 0 ? html.length() : end;
                }
            }
        }
        return text.toString();
    }

    /** One line of at most {@link #MAX_CHARACTERS} characters, without any key of ours that the server repeats. */
    public static String shorten(String text) {
        String line = Secrets.mask(text).replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() <= MAX_CHARACTERS ? line : line.substring(0, MAX_CHARACTERS - 1) + "…";
    }
}
