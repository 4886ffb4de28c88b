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

/** A file of Java's properties, in UTF-8, of which Java's own reader would tell neither lines nor names given twice. */
public final class PropertyLines {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /**
     * @param line its number, the first is 1
     * @param name empty if {@code problem} is not
     * @param problem why the line cannot be read; empty if it can
     */
    public record Entry(int line, String name, String value, String problem) {}

    private PropertyLines() {}

    /**
     * The entries of the file that a setting names, in their order.
     *
     * @param setting whose value {@code name} is, for the message
     * @throws SettingsException if it cannot be read
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

    /** Java's reader is given one entry at a time, which may go on over several lines. */
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
            } catch (IllegalArgumentException e) { // a backslash, u, and no number
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
