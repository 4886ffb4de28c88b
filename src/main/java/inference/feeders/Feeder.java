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

/** File of test data: prompts, cases, conversations. Error messages name the file and the line. */
public final class Feeder {

    private static final String RESOURCES = "src/test/resources/";

    private static final int[] UTF8_MARK = {0xEF, 0xBB, 0xBF};
    private static final int LONGEST_MARK = 4;
    /** First bytes of other kinds of files, as Latin-1. */
    private static final Map<String, String> OTHER_KINDS = Map.of(
            "PK\3\4", "is a ZIP archive: unpack it",
            "\u001F\u008B", "is compressed by gzip: unpack it with gunzip",
            "(\u00B5/\u00FD", "is compressed by zstd: unpack it with unzstd",
            "PAR1", "is a Parquet file: convert it to CSV or JSON lines");

    private static final String LOCALE = ". Java's locale here has the encoding "
            + System.getProperty("sun.jnu.encoding") + ": start it with LC_ALL=C.UTF-8, or use ASCII names";

    /** Replacement character as Gatling's Maven plugin spells it for the JVM that it forks. */
    private static final String MARK_AS_PASSED_ON = "\\ufffd";

    private final String name;
    private final Content content;
    private final String sha256;

    /** Source of the bytes, which can be opened repeatedly. */
    private interface Content {
        InputStream open() throws IOException;
    }

    private Feeder(String name, Content content) throws IOException {
        this.name = name;
        this.content = content;
        this.sha256 = digest(content);
    }

    /**
     * Feeder of a file or a resource.
     *
     * @param name path of a file, or otherwise of a resource such as {@code feeders/prompts.csv}
     * @throws SettingsException if neither exists, or the file cannot be read
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
                String places = file.isAbsolute()
                        ? "': there is no such file"
                        : "': neither the file " + file.toAbsolutePath() + " nor " + RESOURCES + name;
                throw new SettingsException("there is no feeder '" + name + places + (isMangled(name) ? LOCALE : ""));
            }
            return new Feeder(name, resource::openStream);
        } catch (IOException e) {
            throw new SettingsException(UnreadableFileException.of(file, e).getMessage());
        } catch (UnreadableFileException e) {
            throw new SettingsException(e.getMessage());
        }
    }

    /** Path of a name. Without a UTF-8 locale Java receives non-ASCII letters as replacement characters, which name no file. */
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

    /** Feeder of a text in memory. */
    static Feeder of(String name, String content) {
        return of(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Name as given, for messages and records. */
    public String name() {
        return name;
    }

    /**
     * Content as text, without a byte order mark.
     *
     * @throws SettingsException if it is not UTF-8; names the byte
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
     * Reader of the content, for files that are too large for memory. It throws a {@link CharacterCodingException} for bytes that
     * are not UTF-8.
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

    /** Length of the byte order mark at the beginning of {@code first}; 0 without one. */
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

    /** Feeder of bytes in memory. */
    static Feeder of(String name, byte[] content) {
        try {
            return new Feeder(name, () -> new ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // bytes in memory can be read
        }
    }

    /** SHA-256 of the file's bytes, in hex. */
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
     * Error for an invalid line.
     *
     * @param line line, from 1
     * @param problem what was found and what was expected
     */
    public SettingsException broken(long line, String problem) {
        return new SettingsException(name + " line " + line + ": " + problem);
    }

    /** Error for an invalid file. */
    public SettingsException broken(String problem) {
        return new SettingsException(name + ": " + problem);
    }
}
