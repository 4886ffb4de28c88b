package inference.gatling.record;

import com.sun.management.UnixOperatingSystemMXBean;
import inference.settings.SettingsException;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Limit on the file descriptors, including connections, that this process may have open. */
public final class OpenFiles {

    /** Descriptors left for records, reports, class files and the JVM itself. */
    private static final long SPARE = 64;

    private OpenFiles() {}

    /**
     * Rejects a load that needs more connections than this process may open: they would fail here and be blamed on the server.
     *
     * @param what the setting that asks for the load, for the message
     * @param connections connections open at once
     * @throws SettingsException if the limit is too low
     */
    public static void require(String what, long connections) {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean os) {
            require(what, connections, os.getMaxFileDescriptorCount(), os.getOpenFileDescriptorCount());
        }
    }

    static void require(String what, long connections, long limit, long open) {
        if (limit > 0 && connections + open + SPARE > limit) {
            throw new SettingsException(String.format(
                    Locale.ROOT,
                    "%s opens up to %d connections at once, but this process may have only %d files open (ulimit -n), and %d"
                            + " are. Raise the limit (ulimit -n %d), or use fewer users, or several injectors",
                    what,
                    connections,
                    limit,
                    open,
                    connections + open + SPARE));
        }
    }
}
