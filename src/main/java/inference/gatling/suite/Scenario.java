package inference.gatling.suite;

import inference.settings.SettingsException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Scenario of a suite: a simulation with its own settings.
 *
 * @param name name in the setting {@code scenarios}
 * @param simulation simple name of the simulation's class
 * @param settings settings in addition to the suite's
 */
public record Scenario(String name, String simulation, Map<String, String> settings) {

    private static final Pattern NAME = Pattern.compile("([A-Za-z]+?)(\\d*)");

    /**
     * Scenario of a name such as {@code Latency} or, with a number of users, {@code MultiUser3}.
     *
     * @param known names of all simulations
     * @throws SettingsException if there is no such simulation
     */
    static Scenario of(String name, List<String> known) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches() || !known.contains(matcher.group(1))) {
            throw new SettingsException("setting 'scenarios': there is no simulation '" + name + "'; one or several of "
                    + String.join(", ", known) + ", each with a number of users where it has users (MultiUser3)");
        }
        String users = matcher.group(2);
        return new Scenario(name, matcher.group(1), users.isEmpty() ? Map.of() : Map.of("users", users));
    }
}
