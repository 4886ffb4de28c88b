package inference.gatling.record;

import com.sun.management.UnixOperatingSystemMXBean;
import inference.settings.SettingsException;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Limit on the files, connections among them, that this process may have open. */
public final class OpenFiles {

    /** Records, reports, classes and what Java opens for itself. */
    private static final long SPARE = 64;

    private OpenFiles() {}

    /**
     * Refuses a load that this process cannot send: without a descriptor for it a connection fails here, not at the server.
     *
     * @param what the load, as the user set it
     * @param connections it opens at once
     * @throws SettingsException if they are too many
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
