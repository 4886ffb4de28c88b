package inference.settings;

import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * This JVM's properties as the user gave them. Gatling's Maven plugin passes them to the JVM that it forks with quotes,
 * backslashes and letters beyond ASCII escaped as in Java's source, and nothing there takes that back.
 */
public final class GivenProperties {

    /** Name of the JAR by which the plugin starts Gatling; the JVMs of a suite have it on their class path too. */
    private static final String PLUGIN = "gatlingbooter";

    private static final Pattern ESCAPED = Pattern.compile("\\\\(?:u([0-9a-f]{4})|([btnfr'\"\\\\]))");

    private GivenProperties() {}

    /** The properties of this JVM. */
    public static Properties read() {
        return read(System.getProperties(), System.getProperty("java.class.path", ""));
    }

    static Properties read(Properties properties, String classPath) {
        if (!classPath.contains(PLUGIN)) {
            return properties;
        }
        Properties plain = new Properties();
        properties
                .stringPropertyNames()
                .forEach(name -> plain.setProperty(
                        name,
                        ESCAPED.matcher(properties.getProperty(name))
                                .replaceAll(escape -> Matcher.quoteReplacement(character(escape)))));
        return plain;
    }

    private static String character(MatchResult escape) {
        return escape.group(1) == null
                ? escape.group().translateEscapes()
                : String.valueOf((char) Integer.parseInt(escape.group(1), 16));
    }
}
