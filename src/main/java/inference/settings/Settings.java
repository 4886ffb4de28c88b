package inference.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Settings of a simulation. In order of precedence: {@code -Dname=value}, the file {@code -Dsettings=…}, and in
 * {@code defaults.properties} {@code Simulation.name}, then {@code name}. With {@code -Dquick},
 * {@code Simulation.quick.name} and {@code quick.name} come before these two. That file documents every setting.
 *
 * <p>Each getter throws a {@link SettingsException} that says what is allowed if the value cannot be used.
 */
public final class Settings {

    private static final String DEFAULTS = "/inference/defaults.properties";
    private static final String QUICK = "quick";
    /** Settings that are only recorded, or read elsewhere than by {@link #text}. */
    private static final List<String> ELSEWHERE = List.of("serverGpu", "logLevel", SettingsFile.SETTING);

    private final String simulation;
    private final Properties given;
    private final Properties defaults;
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final Map<String, String> noted = new ConcurrentHashMap<>();

    private Settings(String simulation, Properties given, Properties defaults) {
        this.simulation = simulation;
        this.given = given;
        this.defaults = defaults;
        asked.addAll(ELSEWHERE);
    }

    /**
     * Settings of a simulation, from this JVM's properties.
     *
     * @param simulation its simple class name
     */
    public static Settings of(String simulation) {
        return of(simulation, GivenProperties.read());
    }

    /** Settings of a simulation, from {@code given} properties. */
    public static Settings of(String simulation, Properties given) {
        Properties defaults = defaults();
        Settings settings = new Settings(simulation, SettingsFile.under(given, defaults), defaults);
        new SettingNames(settings.given, settings.defaults).check();
        return settings;
    }

    static Properties defaults() {
        Properties defaults = new Properties();
        try (InputStream in = Settings.class.getResourceAsStream(DEFAULTS);
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            defaults.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + DEFAULTS, e);
        }
        return defaults;
    }

    /** The value; empty if it is neither given nor defaulted. */
    public Optional<String> text(String name) {
        if (!defaults.containsKey(name)) {
            throw new IllegalArgumentException("setting '" + name + "' is not in " + DEFAULTS);
        }
        asked.add(name);
        return value(name);
    }

    private Optional<String> value(String name) {
        String value = given.getProperty(name);
        if (value == null) {
            value = defaultOf(name);
        } else if (isFlag(name)) {
            value = value.isBlank() ? "true" : value.toLowerCase(Locale.ROOT);
        }
        return value.isBlank() ? Optional.empty() : Optional.of(value.strip());
    }

    private boolean isFlag(String name) {
        return List.of("true", "false").contains(defaults.getProperty(name));
    }

    private String defaultOf(String name) {
        String value = defaults.getProperty(simulation + "." + name, defaults.getProperty(name));
        if (name.equals(QUICK) || !isQuick()) {
            return value;
        }
        return defaults.getProperty(simulation + ".quick." + name, defaults.getProperty("quick." + name, value));
    }

    /** Whether the run is shortened to a functional check. */
    public boolean isQuick() {
        return flag(QUICK);
    }

    /** A copy with {@code -Dquick}. */
    public Settings quickened() {
        Properties more = new Properties();
        given.stringPropertyNames().forEach(name -> more.setProperty(name, given.getProperty(name)));
        more.setProperty(QUICK, "true");
        return new Settings(simulation, more, defaults);
    }

    /** Whether the user has given the setting. */
    public boolean isGiven(String name) {
        return given.getProperty(name) != null && !given.getProperty(name).isBlank();
    }

    /** A required value. */
    public String required(String name) {
        return text(name)
                .orElseThrow(() -> new SettingsException("setting '" + name + "' is empty: give -D" + name + "=…"));
    }

    /** One of {@code allowed}, in any case. */
    public String choice(String name, List<String> allowed) {
        return one(name).choice(allowed, "one of ");
    }

    /** Several of {@code allowed}, comma-separated, in any case, at least one. */
    public List<String> choices(String name, List<String> allowed) {
        return values(name)
                .map(value -> value.choice(allowed, "one or several of "))
                .distinct()
                .toList();
    }

    /** Comma-separated values, at least one. */
    public List<String> list(String name) {
        return values(name).map(SettingValue::text).toList();
    }

    /** A whole number from {@code min} to {@code max}. */
    public int integer(String name, int min, int max) {
        return one(name).integer(min, max);
    }

    /** A whole number from {@code min} to {@code max}; empty if not set. */
    public Optional<Integer> optionalInteger(String name, int min, int max) {
        return optional(name).map(value -> value.integer(min, max));
    }

    /** Comma-separated whole numbers from {@code min} to {@code max}, at least one. */
    public List<Integer> integers(String name, int min, int max) {
        return values(name).map(value -> value.integer(min, max)).distinct().toList();
    }

    /** Comma-separated decimal numbers > {@code min} and <= {@code max}; empty if not set. */
    public List<Double> decimals(String name, double min, double max) {
        return text(name).isEmpty()
                ? List.of()
                : values(name).map(value -> value.decimal(min, max)).toList();
    }

    /** A decimal number > {@code min} and <= {@code max}; empty if not set. */
    public Optional<Double> optionalDecimal(String name, double min, double max) {
        return optional(name).map(value -> value.decimal(min, max));
    }

    /** A decimal number from {@code min} to {@code max}; empty if not set. */
    public Optional<Double> optionalNumber(String name, double min, double max) {
        return optional(name).map(value -> value.number(min, max));
    }

    /** A share: a decimal number from 0 to 1. */
    public double share(String name) {
        return one(name).number(0, 1);
    }

    /** {@code true} or {@code false}; a bare {@code -Dname} is true. */
    public boolean flag(String name) {
        return choice(name, List.of("true", "false")).equals("true");
    }

    /** A duration such as {@code 500ms}, {@code 30s}, {@code 2m}, {@code 1h}; a bare number is seconds. */
    public Duration duration(String name) {
        return one(name).duration();
    }

    /** A duration as in {@link #duration}; empty if not set. */
    public Optional<Duration> optionalDuration(String name) {
        return optional(name).map(SettingValue::duration);
    }

    private SettingValue one(String name) {
        return new SettingValue(name, required(name));
    }

    private Optional<SettingValue> optional(String name) {
        return text(name).map(value -> new SettingValue(name, value));
    }

    private Stream<SettingValue> values(String name) {
        return one(name).split().stream();
    }

    /** Values of the settings that have been read so far, on which the run depends. */
    public SortedMap<String, String> asked() {
        SortedMap<String, String> values = new TreeMap<>();
        asked.forEach(name -> value(name).ifPresent(value -> values.put(name, value)));
        values.putAll(noted);
        return values;
    }

    /** Replaces a setting's value in {@link #asked()}, for example by the contents of the file that it names. */
    public void note(String name, String value) {
        noted.put(name, value);
    }

    /** Given properties whose names begin with {@code prefix}, by the rest of the name. */
    public SortedMap<String, String> givenUnder(String prefix) {
        SortedMap<String, String> found = new TreeMap<>();
        for (String name : given.stringPropertyNames()) {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), given.getProperty(name));
            }
        }
        return found;
    }

    /** Given names that nothing has read so far: settings of other simulations, and unknown names. */
    public List<String> unused() {
        return Stream.concat(
                        defaults.stringPropertyNames().stream().filter(name -> isGiven(name) && !asked.contains(name)),
                        new SettingNames(given, defaults).unread().stream())
                .sorted()
                .toList();
    }
}
