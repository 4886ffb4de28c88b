package inference.settings;

import inference.secret.KeySource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Settings file that {@code -Dsettings=run.properties} names: Java properties in UTF-8, with the names of
 * {@code defaults.properties} and {@code header.Name}. The command line takes precedence.
 */
public final class SettingsFile {

    static final String SETTING = "settings";

    private static final String HEADER = "header.";

    private final String file;
    private final Properties defaults;
    private final Properties values = new Properties();
    private final Map<String, Integer> lines = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    private SettingsFile(String file, Properties defaults) {
        this.file = file;
        this.defaults = defaults;
    }

    /**
     * A copy of {@code given} that has the entries of the settings file as defaults.
     *
     * @throws SettingsException if the file cannot be read or has unknown names; the message lists all, with their lines
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
        SettingsFile file = new SettingsFile(name, defaults);
        PropertyLines.read(SETTING, name).forEach(file::take);
        if (!file.problems.isEmpty()) {
            throw new SettingsException(String.join("\n", file.problems));
        }
        return file.values;
    }

    private void take(PropertyLines.Entry entry) {
        String name = entry.name();
        String problem = entry.problem().isEmpty() ? problem(name) : entry.problem();
        Integer before = lines.putIfAbsent(name, entry.line());
        if (problem.isEmpty() && before != null) {
            problem = "'" + name + "' is a duplicate of line " + before;
        }
        if (!problem.isEmpty()) {
            problems.add(file + ":" + entry.line() + ": " + problem);
        }
        values.setProperty(name, entry.value());
    }

    private String problem(String name) {
        if (SettingNames.isKey(name)) {
            return "an API key does not belong in a settings file: put it in the environment variable "
                    + KeySource.VARIABLE + ", or in its own file named by apiKeyFile";
        }
        if (name.equals(SETTING) || name.equals("logLevel")) {
            return "'" + name + "' is read before this file: give it on the command line as -D" + name + "=…";
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
