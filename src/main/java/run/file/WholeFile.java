package run.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file in one step: a reader finds the old file or the new one, never a part of it, even if the disk is full
 * or the program is killed. A symbolic link of that name is replaced, not followed, so nothing outside the folder
 * changes.
 */
public final class WholeFile {

    private WholeFile() {}

    /**
     * Writes {@code text} in UTF-8.
     *
     * @return {@code file}
     * @throws IOException if it cannot be written; an old file stays as it was
     */
    public static Path write(Path file, String text) throws IOException {
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileSystemException(file.toString(), null, "is a folder");
        }
        Path next = file.resolveSibling("." + file.getFileName() + ".tmp");
        Files.deleteIfExists(next);
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            Files.write(next, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            try {
                Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
            }
            return file;
        } catch (IOException e) {
            // On a full disk, Java's message lacks the path.
            throw e instanceof FileSystemException ? e : new FileSystemException(file.toString(), null, e.getMessage());
        } finally {
            Files.deleteIfExists(next);
        }
    }
}
