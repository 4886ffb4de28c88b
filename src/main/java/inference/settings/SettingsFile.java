package inference.settings;

import inference.secret.KeySource;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import run.file.InputFile;
import run.file.UnreadableFileException;

/**
 * The file of settings that {@code -Dsettings=run.properties} names: Java's properties, in UTF-8, with the names of
 * {@code defaults.properties} and {@code header.Name}. It is for all that a team gives with every run; the command line wins.
 */
public final class SettingsFile {

    static final String SETTING = "settings";

    private static final String HEADER = "header.";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path file;
    private final Properties defaults;
    private final Properties values = new Properties();
    private final Map<String, Integer> lines = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    private SettingsFile(Path file, Properties defaults) {
        this.file = file;
        this.defaults = defaults;
    }

    /**
     * {@code given}, over what is in the file it names, if it names one; a fresh object.
     *
     * @throws SettingsException if the file cannot be read, or has a name that is no setting; all of them are named, each
     *     with its line
     */
    public static Properties under(Properties given) {
        return under(given, Settings.defaults());
    }

    static Properties under(Properties given, Properties defaults) {
        Properties all = new Properties();
        String name = given.getProperty(SETTING, "").strip();
        if (!name.isEmpty()) {
            all.putAll(read(name, defaults));
        }
        given.stringPropertyNames().forEach(each -> all.setProperty(each, given.getProperty(each)));
        return all;
    }

    private static Properties read(String name, Properties defaults) {
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            throw new SettingsException("setting 'settings': " + name + " is YAML: give a file of lines name=value");
        }
        try {
            SettingsFile file = new SettingsFile(Path.of(name), defaults);
            InputFile.check(file.file);
            file.take(Files.readAllLines(file.file));
            if (!file.problems.isEmpty()) {
                throw new SettingsException(String.join("\n", file.problems));
            }
            return file.values;
        } catch (CharacterCodingException e) {
            throw new SettingsException("setting 'settings': " + name + " is not UTF-8");
        } catch (IOException e) {
            throw new SettingsException(
                    "setting 'settings': " + UnreadableFileException.of(Path.of(name), e).getMessage());
        } catch (UnreadableFileException | InvalidPathException e) {
            throw new SettingsException("setting 'settings': " + e.getMessage());
        }
    }

    /** Java's own reader tells no line: it is given one entry at a time, which may go on over several. */
    private void take(List<String> text) throws IOException {
        for (int i = 0; i < text.size(); i++) {
            int first = i;
            String line = i == 0 && text.get(0).startsWith(BYTE_ORDER_MARK) ? text.get(0).substring(1) : text.get(i);
            StringBuilder entry = new StringBuilder(line);
            while (!isComment(line) && goesOn(text.get(i)) && i + 1 < text.size()) {
                entry.append('\n').append(text.get(++i));
            }
            Properties one = new Properties();
            try {
                one.load(new StringReader(entry.toString()));
            } catch (IllegalArgumentException e) { // a backslash, u, and no number
                problems.add(place(first + 1) + e.getMessage());
            }
            one.stringPropertyNames().forEach(name -> take(name, one.getProperty(name), first + 1));
        }
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

    private void take(String name, String value, int line) {
        String problem = problem(name);
        Integer before = lines.putIfAbsent(name, line);
        if (before != null) {
            problem = "'" + name + "' is given again; it was in line " + before;
        }
        if (!problem.isEmpty()) {
            problems.add(place(line) + problem);
        }
        values.setProperty(name, value);
    }

    private String place(int line) {
        return file + ":" + line + ": ";
    }

    private String problem(String name) {
        if (SettingNames.isKey(name)) {
            return "a key does not belong into a file of settings: give it in the environment variable "
                    + KeySource.VARIABLE + ", or name a file that holds nothing else as apiKeyFile";
        }
        if (name.equals(SETTING) || name.equals("logLevel")) {
            return "'" + name + "' is read before this file: give it on the command line, as -D" + name + "=…";
        }
        if (name.startsWith(HEADER) || SettingNames.settings(defaults).anyMatch(name::equals)) {
            return "";
        }
        return "unknown setting '" + name + "'"
                + Spelling.nearest(name, SettingNames.settings(defaults))
                        .map(known -> ": did you mean '" + known + "'?")
                        .orElse(": see src/main/resources/inference/defaults.properties");
    }
}
