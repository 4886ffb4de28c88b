package inference.settings;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import run.file.InputFile;
import run.file.UnreadableFileException;

/** Reader of a Java properties file in UTF-8 that, unlike Java's own, reports line numbers and duplicate names. */
public final class PropertyLines {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /**
     * An entry of the file.
     *
     * @param line number of its first line, from 1
     * @param name name, empty if there is a {@code problem}
     * @param problem reason why the line cannot be read; empty if it can
     */
    public record Entry(int line, String name, String value, String problem) {}

    private PropertyLines() {}

    /**
     * The entries of a file, in their order.
     *
     * @param setting setting that names the file, for the error message
     * @param name path of the file
     * @throws SettingsException if the file cannot be read
     */
    public static List<Entry> read(String setting, String name) {
        String about = "setting '" + setting + "': ";
        try {
            Path file = Path.of(name);
            InputFile.check(file);
            return entries(Files.readAllLines(file));
        } catch (CharacterCodingException e) {
            throw new SettingsException(about + name + " is not UTF-8");
        } catch (IOException e) {
            throw new SettingsException(
                    about + UnreadableFileException.of(Path.of(name), e).getMessage());
        } catch (UnreadableFileException | InvalidPathException e) {
            throw new SettingsException(about + e.getMessage());
        }
    }

    /** Passes Java's reader one entry at a time, which may span several lines. */
    private static List<Entry> entries(List<String> lines) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            int number = i + 1;
            String line = i == 0 && lines.get(0).startsWith(BYTE_ORDER_MARK)
                    ? lines.get(0).substring(1)
                    : lines.get(i);
            StringBuilder text = new StringBuilder(line);
            while (!isComment(line) && goesOn(lines.get(i)) && i + 1 < lines.size()) {
                text.append('\n').append(lines.get(++i));
            }
            Properties one = new Properties();
            try {
                one.load(new StringReader(text.toString()));
                one.forEach((name, value) ->
                        entries.add(new Entry(number, String.valueOf(name), String.valueOf(value), "")));
            } catch (IllegalArgumentException e) { // a malformed Unicode escape
                entries.add(new Entry(number, "", "", e.getMessage()));
            }
        }
        return entries;
    }

    private static boolean isComment(String line) {
        return line.stripLeading().startsWith("#") || line.stripLeading().startsWith("!");
    }

    private static boolean goesOn(String line) {
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }
}
