package inference.feeders;

import inference.settings.SettingsException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import run.file.InputFile;
import run.file.UnreadableFileException;

/** A file of test data: prompts, cases, conversations. Whatever in it cannot be used is named by file and line. */
public final class Feeder {

    private static final String RESOURCES = "src/test/resources/";

    private static final int[] UTF8_MARK = {0xEF, 0xBB, 0xBF};
    private static final int LONGEST_MARK = 4;
    /** What files of other kinds begin with, as Latin-1. */
    private static final Map<String, String> OTHER_KINDS = Map.of(
            "PK\3\4", "is a ZIP archive: unpack it",
            "\u001F\u008B", "is compressed by gzip: unpack it with gunzip",
            "(\u00B5/\u00FD", "is compressed by zstd: unpack it with unzstd",
            "PAR1", "is a Parquet file: convert it to CSV or JSON lines");

    private static final String LOCALE = ". Java's locale here has the encoding "
            + System.getProperty("sun.jnu.encoding") + ": start it with LC_ALL=C.UTF-8, or use ASCII names";

    /** The mark for a letter that was lost, in the spelling in which Gatling's Maven plugin hands it to the JVM it forks. */
    private static final String MARK_AS_PASSED_ON = "\\ufffd";

    private final String name;
    private final Content content;
    private final String sha256;

    /** Where the bytes come from, as often as they are asked for. */
    private interface Content {
        InputStream open() throws IOException;
    }

    private Feeder(String name, Content content) throws IOException {
        this.name = name;
        this.content = content;
        this.sha256 = digest(content);
    }

    /**
     * Reads a feeder.
     *
     * @param name path of a file, or of a resource such as {@code feeders/prompts.csv}; a file comes first
     * @throws SettingsException if there is neither
     */
    public static Feeder load(String name) {
        Path file = path(name);
        try {
            InputFile.check(file);
            if (Files.isRegularFile(file)) {
                return new Feeder(name, () -> Files.newInputStream(file));
            }
            URL resource = Feeder.class.getResource("/" + name);
            if (resource == null) {
                throw new SettingsException("there is no feeder '" + name + "': neither the file "
                        + file.toAbsolutePath() + " nor " + RESOURCES + name + (isMangled(name) ? LOCALE : ""));
            }
            return new Feeder(name, resource::openStream);
        } catch (IOException e) {
            throw new SettingsException(UnreadableFileException.of(file, e).getMessage());
        } catch (UnreadableFileException e) {
            throw new SettingsException(e.getMessage());
        }
    }

    /** A machine without a locale has ASCII names only: Java then gets other letters as marks that name no file. */
    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new SettingsException(
                    "this is not a valid file name here: '" + name + "' on this machine: " + e.getReason() + LOCALE);
        }
    }

    private static boolean isMangled(String name) {
        return name.indexOf('\uFFFD') >= 0 || name.contains(MARK_AS_PASSED_ON);
    }

    /** A feeder of that content. */
    static Feeder of(String name, String content) {
        return of(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** As it was given, for messages and records. */
    public String name() {
        return name;
    }

    /**
     * The content, which is UTF-8; a byte order mark is no part of it.
     *
     * @throws SettingsException naming the byte, if it is no UTF-8
     */
    public String text() {
        byte[] bytes;
        try (InputStream in = content.open()) {
            bytes = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the feeder " + name, e);
        }
        ByteBuffer text = ByteBuffer.wrap(bytes);
        text.position(markLength(bytes));
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(text).toString();
        } catch (CharacterCodingException e) {
            throw broken(
                    lineOf(bytes, text.position()),
                    "the byte at " + text.position() + " is not UTF-8: save the file as UTF-8");
        }
    }

    /**
     * The content as {@link #text()}, for files too large to be held; what is no UTF-8 is a {@link CharacterCodingException}
     * of the reader.
     */
    public BufferedReader reader() {
        try {
            InputStream in = new BufferedInputStream(content.open(), 1 << 16);
            in.skipNBytes(markLength(peek(in)));
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()), 1 << 16);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the feeder " + name, e);
        }
    }

    private static byte[] peek(InputStream in) throws IOException {
        in.mark(LONGEST_MARK);
        byte[] first = in.readNBytes(LONGEST_MARK);
        in.reset();
        return first;
    }

    /** Bytes of a byte order mark that {@code first} begins with. */
    private int markLength(byte[] first) {
        if (startsWith(first, 0xFE, 0xFF) || startsWith(first, 0xFF, 0xFE)) {
            throw broken("is in UTF-16, expected UTF-8: save it as UTF-8, or convert it with iconv -f UTF-16 -t UTF-8");
        }
        String head = new String(first, 0, Math.min(first.length, LONGEST_MARK), StandardCharsets.ISO_8859_1);
        OTHER_KINDS.forEach((mark, problem) -> {
            if (head.startsWith(mark)) {
                throw broken(problem);
            }
        });
        return startsWith(first, UTF8_MARK) ? UTF8_MARK.length : 0;
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static long lineOf(byte[] bytes, int position) {
        long line = 1;
        for (int i = 0; i < position; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    /** A feeder of these bytes. */
    static Feeder of(String name, byte[] content) {
        try {
            return new Feeder(name, () -> new ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // bytes in memory can be read
        }
    }

    /** Of the file's bytes, in hex. */
    public String sha256() {
        return sha256;
    }

    private static String digest(Content content) throws IOException {
        try (DigestInputStream in = new DigestInputStream(content.open(), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * The error for a place that cannot be used.
     *
     * @param line from 1
     * @param problem what is there and what was expected
     */
    public SettingsException broken(long line, String problem) {
        return new SettingsException(name + " line " + line + ": " + problem);
    }

    /** The error for a file that cannot be used as a whole. */
    public SettingsException broken(String problem) {
        return new SettingsException(name + ": " + problem);
    }
}
