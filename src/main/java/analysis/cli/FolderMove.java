package analysis.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/**
 * Moves and deletes of run folders that can be repeated after an interruption: an incomplete copy and a folder that is being deleted have
 * temporary names. Links are copied and deleted, never followed.
 */
final class FolderMove {

    private static final String PARTIAL = ".partial";
    private static final String DELETING = ".deleting";

    private FolderMove() {}

    /**
     * Moves {@code run} into {@code folder}, also across file systems.
     *
     * @throws FileAlreadyExistsException if {@code folder} has another run of this name, which is never overwritten
     */
    static void to(Path folder, Path run) throws IOException {
        if (Files.isSymbolicLink(folder)) {
            throw new FileSystemException(folder.toString(), null, "is a symbolic link, which is not followed");
        }
        Files.createDirectories(folder);
        Path target = folder.resolve(run.getFileName());
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            Path partial = folder.resolve("." + run.getFileName() + PARTIAL);
            if (Files.exists(partial, LinkOption.NOFOLLOW_LINKS)) {
                deleteAll(partial);
            }
            copy(run, partial);
            Files.move(partial, target);
        } else if (!holdsAllOf(run, target)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        delete(run);
    }

    /** Deletes a run folder. */
    static void delete(Path run) throws IOException {
        Path going = run.resolveSibling("." + run.getFileName() + DELETING);
        if (Files.exists(going, LinkOption.NOFOLLOW_LINKS)) {
            deleteAll(going);
        }
        deleteAll(Files.move(run, going));
    }

    /** Completes interrupted calls of {@link #delete} in {@code root}. */
    static void finishDeleting(Path root) throws IOException {
        List<Path> left;
        try (Stream<Path> folders = Files.list(root)) {
            left = folders.filter(folder -> folder.getFileName().toString().startsWith(".")
                            && folder.getFileName().toString().endsWith(DELETING))
                    .toList();
        }
        for (Path folder : left) {
            deleteAll(folder);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectory(to.resolve(from.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(
                        file,
                        to.resolve(from.relativize(file)),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        LinkOption.NOFOLLOW_LINKS);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Whether {@code target} has an equal copy of every file of {@code run}, which then only has to be deleted. */
    private static boolean holdsAllOf(Path run, Path target) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(run)) {
            files = all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
        for (Path file : files) {
            Path copy = target.resolve(run.relativize(file));
            if (!Files.isRegularFile(copy, LinkOption.NOFOLLOW_LINKS) || Files.mismatch(file, copy) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static void deleteAll(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
