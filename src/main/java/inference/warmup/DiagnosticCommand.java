package inference.warmup;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** Commands of {@code jcmd}, run inside this JVM. Only HotSpot has them. */
final class DiagnosticCommand {

    private static final String BEAN = "com.sun.management:type=DiagnosticCommand";
    private static final String[] NO_TYPES = {};
    private static final String[] TEXTS = {String[].class.getName()};

    private DiagnosticCommand() {}

    /** Output of a command. */
    static String run(String operation) throws JMException {
        return invoke(operation, new Object[0], NO_TYPES);
    }

    /** Output of a command with an argument. */
    static String run(String operation, String argument) throws JMException {
        return invoke(operation, new Object[] {new String[] {argument}}, TEXTS);
    }

    private static String invoke(String operation, Object[] arguments, String[] types) throws JMException {
        return (String)
                ManagementFactory.getPlatformMBeanServer().invoke(new ObjectName(BEAN), operation, arguments, types);
    }
}
