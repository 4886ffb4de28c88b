package inference.feeders;

import inference.dialect.Attachment;
import inference.dialect.Attachment.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Images and audio that a prompt file names: data URLs, or paths relative to that file. All are read before the load and kept in
 * memory, each once.
 */
final class AttachmentFiles {

    /** Limit on one attachment: the largest that the usual servers accept. */
    static final long MAX_BYTES = 20L << 20;

    /** Limit on all attachments together, which stay in the heap during the load. */
    static final long MAX_SUM = 256L << 20;

    private static final String DATA = "data:";
    /** Longest part of a data URL before its content. */
    private static final int LONGEST_PREFIX = 128;

    private final Path folder;
    private final Map<String, Attachment> known = new HashMap<>();
    private long sum;

    AttachmentFiles(Feeder feeder) {
        Path file = Path.of(feeder.name()).toAbsolutePath();
        this.folder = file.getParent();
    }

    /**
     * Attachment that {@code reference} names.
     *
     * @throws IllegalArgumentException if it cannot be read, is too large, or is not of this kind
     */
    Attachment get(String reference, Kind kind) {
        Attachment found = known.get(reference);
        if (found == null) {
            found = reference.startsWith(DATA) ? ofDataUrl(reference) : read(reference);
            sum += found.bytes();
            if (sum > MAX_SUM) {
                throw new IllegalArgumentException("the images and audio files up to here are more than "
                        + (MAX_SUM >> 20) + " MiB in total: use fewer or smaller ones");
            }
            known.put(reference, found);
        }
        if (found.kind() != kind) {
            throw new IllegalArgumentException(
                    shown(reference) + " is no " + kind.word() + " but " + found.mediaType());
        }
        return found;
    }

    private static Attachment ofDataUrl(String url) {
        if (url.length() > MAX_BYTES * 4 / 3 + LONGEST_PREFIX) {
            throw tooLarge(shown(url));
        }
        return Attachment.ofDataUrl(url);
    }

    private Attachment read(String reference) {
        if (reference.matches("(?i)[a-z][a-z0-9+.-]+://.*")) {
            throw new IllegalArgumentException(
                    reference + " is neither a file nor a data URL: download it and name the file");
        }
        try {
            Path file = folder.resolve(reference);
            if (!Files.isRegularFile(file)) {
                throw new IllegalArgumentException("there is no file " + file);
            }
            if (Files.size(file) > MAX_BYTES) {
                throw tooLarge(reference);
            }
            return Attachment.of(Files.readAllBytes(file));
        } catch (InvalidPathException | IOException e) {
            throw new IllegalArgumentException("cannot read " + shown(reference) + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw e.getMessage().startsWith("is ")
                    ? new IllegalArgumentException(reference + " " + e.getMessage(), e)
                    : e;
        }
    }

    private static IllegalArgumentException tooLarge(String reference) {
        return new IllegalArgumentException(
                reference + " has more than " + (MAX_BYTES >> 20) + " MiB, which no server accepts: use a smaller one");
    }

    private static String shown(String reference) {
        return reference.startsWith(DATA) ? "the data URL" : reference;
    }
}
