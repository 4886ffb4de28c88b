package inference.settings;

import inference.secret.KeySource;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of the properties that were given: those that can be meant for nothing but a setting must be one. */
record SettingNames(Properties given, Properties defaults) {

    private static final Pattern KEY = Pattern.compile("(llm|openai)?[._-]?api[._-]?key", Pattern.CASE_INSENSITIVE);

    private static final Pattern HEADER = Pattern.compile("headers?\\..+", Pattern.CASE_INSENSITIVE);

    /** What the README and the documentation have Maven itself read, what pom.xml gives the forked JVM, and what a JVM has. */
    private static final Set<String> MAVENS = Set.of(
            "simulation",
            "baseline",
            "skipTests",
            "skipITs",
            "test",
            "resultsDirectory",
            "toolVersion",
            "argLine",
            "basedir",
            "interactiveMode",
            "injector.heap");

    /** @throws SettingsException for a name that would put a key on the command line, or is no setting but nearly one */
    void check() {
        refuseKeys();
        refuseHeaders();
        refuseDotted();
        refuseMisspelt();
    }

    /** However it is spelt: whoever gives a key as an argument means it to be used. */
    private void refuseKeys() {
        for (String name : given.stringPropertyNames()) {
            if (isKey(name)) {
                throw new SettingsException("-D" + name + " would show the key in every process list: put it in"
                        + " the environment variable " + KeySource.VARIABLE + ", or in a file and give -DapiKeyFile=…");
            }
        }
    }

    /** {@code -DHeader.X=…}, {@code -Dheaders.X=…}: nothing reads them. */
    private void refuseHeaders() {
        for (String name : given.stringPropertyNames()) {
            if (HEADER.matcher(name).matches() && !name.startsWith("header.")) {
                throw new SettingsException("unknown setting -D" + name + ": did you mean -Dheader"
                        + name.substring(name.indexOf('.')) + "?");
            }
        }
    }

    /**
     * The names without a dot that are no setting and none of Maven's: nothing reads them. Names with a dot are Java's, Maven's
     * and Gatling's by the hundred.
     */
    List<String> unread() {
        return given.stringPropertyNames().stream()
                .filter(name -> !name.contains(".") && !defaults.containsKey(name) && !MAVENS.contains(name))
                .sorted()
                .toList();
    }

    /** What the defaults say of one simulation, or of a group of settings, is silently passed over under any other name too. */
    private void refuseDotted() {
        for (String name : given.stringPropertyNames()) {
            int dot = name.indexOf('.');
            if (dot < 1 || isRead(name)) {
                continue;
            }
            String prefix = name.substring(0, dot + 1);
            if (defaults.stringPropertyNames().stream().anyMatch(known -> known.startsWith(prefix))) {
                String readAsItIs = defaults.stringPropertyNames().stream()
                        .filter(known -> known.startsWith(prefix) && isRead(known))
                        .sorted()
                        .map(known -> "-D" + known)
                        .collect(Collectors.joining(", "));
                throw new SettingsException("unknown setting -D" + name + ": "
                        + (readAsItIs.isEmpty()
                                ? "on the command line it is -D" + name.substring(name.lastIndexOf('.') + 1)
                                : "there is only " + readAsItIs));
            }
        }
    }

    /** Names with a dot that are looked up as they are, unlike a default of one simulation or of quick runs. */
    private boolean isRead(String name) {
        return MAVENS.contains(name) || defaults.containsKey(name) && isLookedUp(name);
    }

    private static boolean isLookedUp(String name) {
        return Character.isLowerCase(name.charAt(0)) && !name.startsWith("quick.");
    }

    /** The names that may be given, as opposed to what the defaults say of one simulation. */
    static Stream<String> settings(Properties defaults) {
        return defaults.stringPropertyNames().stream().filter(SettingNames::isLookedUp);
    }

    /** Whether it is one by which somebody gives a key. */
    static boolean isKey(String name) {
        return KEY.matcher(name).matches();
    }

    /** A misspelt name would silently run something else than what was meant. */
    private void refuseMisspelt() {
        for (String name : given.stringPropertyNames()) {
            if (name.contains(".") || defaults.containsKey(name)) {
                continue;
            }
            Spelling.nearest(name, settings(defaults).filter(known -> !known.contains(".")))
                    .ifPresent(known -> {
                        throw new SettingsException("unknown setting -D" + name + ": did you mean -D" + known
                                + "? All of them: src/main/resources/inference/defaults.properties");
                    });
        }
    }
}
