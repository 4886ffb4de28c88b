package inference.secret;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Source of an API key: the environment or a file, but never the command line, which every process list shows. */
public final class KeySource {

    /** Environment variable with the key. */
    public static final String VARIABLE = "LLM_API_KEY";

    /** Environment variable with the key for server B of an A/B run. */
    public static final String COMPARED_VARIABLE = "LLM_COMPARE_API_KEY";

    private static final String EXPECTED = ": expected the key on one line and nothing else";

    private KeySource() {}

    /**
     * The key in {@code file} or, if that is null, in the environment; it is held as a secret from now on.
     *
     * @throws KeyException if the key cannot be used, or the file has none; the message never shows the key
     */
    public static Optional<String> find(Path file) {
        return find(file, VARIABLE);
    }

    /** The key in {@code file} or, if that is null, in {@code variable}; see {@link #find(Path)}. */
    public static Optional<String> find(Path file, String variable) {
        return file == null ? of(System.getenv(variable), variable) : Optional.of(inFile(file));
    }

    /** All usual headers for {@code key}; servers ignore those that they do not know. */
    public static Map<String, String> headers(String key) {
        return Map.of("Authorization", "Bearer " + key, "X-API-Key", key, "api-key", key);
    }

    /**
     * Headers for {@code key}.
     *
     * @param header only header to use, such as {@code api-key}, which holds the bare key unless it is
     *     {@code Authorization}; empty for {@link #headers(String)}
     */
    public static Map<String, String> headers(String key, Optional<String> header) {
        return header.map(name -> Map.of(name, name.equalsIgnoreCase("Authorization") ? "Bearer " + key : key))
                .orElseGet(() -> headers(key));
    }

    /** The key in the value of an environment variable; empty for none. */
    static Optional<String> of(String value, String variable) {
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(usable(value, "the environment variable " + variable));
    }

    private static String inFile(Path file) {
        try {
            String text = Files.readString(file);
            if (text.isBlank()) {
                throw new KeyException("the key file " + file + " is empty" + EXPECTED);
            }
            if (text.strip().lines().count() > 1) {
                throw new KeyException("the key file " + file + " has more than one line" + EXPECTED);
            }
            return usable(text, "the key file " + file);
        } catch (NoSuchFileException e) {
            throw new KeyException("there is no key file " + file);
        } catch (AccessDeniedException e) {
            throw new KeyException("the key file " + file + " is not readable by this user");
        } catch (CharacterCodingException e) {
            throw new KeyException("the key file " + file + " is not a UTF-8 text" + EXPECTED);
        } catch (IOException e) {
            throw new KeyException("cannot read the key file " + file + " (" + e.getMessage() + ")" + EXPECTED);
        }
    }

    /** Checks the key here, because HTTP clients show an invalid one in full in their messages. */
    private static String usable(String text, String where) {
        String key = text.strip();
        Secrets.hold(key);
        for (int i = 0; i < key.length(); i++) {
            if (key.charAt(i) <= ' ' || key.charAt(i) >= 0x7f) {
                throw new KeyException(where + " has a character that cannot be sent in a header (the " + (i + 1)
                        + ". of " + key.length() + "): expected visible ASCII characters without spaces");
            }
        }
        return key;
    }
}
