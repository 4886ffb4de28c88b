package inference.settings;

import inference.secret.KeySource;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Check of the given properties' names, which refuses names that are almost settings. */
record SettingNames(Properties given, Properties defaults) {

    private static final Pattern KEY = Pattern.compile("(llm|openai)?[._-]?api[._-]?key", Pattern.CASE_INSENSITIVE);

    private static final Pattern HEADER = Pattern.compile("headers?\\..+", Pattern.CASE_INSENSITIVE);

    /** Names without a dot that are read by Maven, pom.xml or the JVM, plus {@code injector.heap}. */
    private static final Set<String> READ_ELSEWHERE = Set.of(
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

    /** @throws SettingsException for a name that would put a key on the command line, or is almost a setting */
    void check() {
        refuseKeys();
        refuseHeaders();
        refuseDotted();
        refuseMisspelt();
    }

    /** Refuses API keys as arguments, however the name is spelt. */
    private void refuseKeys() {
        for (String name : given.stringPropertyNames()) {
            if (isKey(name)) {
                throw new SettingsException("-D" + name + " would show the key in every process list: put it in"
                        + " the environment variable " + KeySource.VARIABLE + ", or in a file and give -DapiKeyFile=…");
            }
        }
    }

    /** Refuses {@code -DHeader.X=…} and {@code -Dheaders.X=…}, which nothing reads. */
    private void refuseHeaders() {
        for (String name : given.stringPropertyNames()) {
            if (HEADER.matcher(name).matches() && !name.startsWith("header.")) {
                throw new SettingsException("unknown setting -D" + name + ": did you mean -Dheader"
                        + name.substring(name.indexOf('.')) + "?");
            }
        }
    }

    /**
     * Names without a dot that nothing reads. Names with a dot are left out: Java, Maven and Gatling have hundreds.
     */
    List<String> unread() {
        return given.stringPropertyNames().stream()
                .filter(name -> !name.contains(".") && !defaults.containsKey(name) && !READ_ELSEWHERE.contains(name))
                .sorted()
                .toList();
    }

    /** Refuses dotted names that share a prefix with a default but are not read under that name. */
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

    /** Whether a dotted name is read as it is, unlike the default of one simulation or of quick runs. */
    private boolean isRead(String name) {
        return READ_ELSEWHERE.contains(name) || defaults.containsKey(name) && isLookedUp(name);
    }

    private static boolean isLookedUp(String name) {
        return Character.isLowerCase(name.charAt(0)) && !name.startsWith("quick.");
    }

    /** Names that may be given, without the defaults of single simulations. */
    static Stream<String> settings(Properties defaults) {
        return defaults.stringPropertyNames().stream().filter(SettingNames::isLookedUp);
    }

    /** Whether a name is a spelling of an API key's. */
    static boolean isKey(String name) {
        return KEY.matcher(name).matches();
    }

    /** Refuses misspelt names, which would silently run something else. */
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
