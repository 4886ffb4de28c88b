package inference.gatling.engine;

import java.util.prefs.AbstractPreferences;
import java.util.prefs.Preferences;
import java.util.prefs.PreferencesFactory;

/**
 * Preferences in which Gatling finds that it has just looked for a newer version of itself. Otherwise it asks Maven Central at the
 * start of every run, and waits for the answer: half a second, or until its timeout on a load generator without internet access. No
 * setting of Gatling's turns that off. The pom selects them by {@code -Djava.util.prefs.PreferencesFactory}.
 */
public final class NoVersionCheck implements PreferencesFactory {

    @Override
    public Preferences systemRoot() {
        return userRoot();
    }

    @Override
    public Preferences userRoot() {
        return new Node(null, "");
    }

    /** Node without a memory, apart from the time of the last check. */
    private static final class Node extends AbstractPreferences {

        /** Key of {@code io.gatling.commons.util.LatestGatlingRelease}; with this key alone, the check failed and is not due yet. */
        private static final String LAST_CHECK = "lastCheckTimestamp";

        Node(AbstractPreferences parent, String name) {
            super(parent, name);
        }

        @Override
        protected String getSpi(String key) {
            return key.equals(LAST_CHECK) ? String.valueOf(System.currentTimeMillis()) : null;
        }

        @Override
        protected AbstractPreferences childSpi(String name) {
            return new Node(this, name);
        }

        @Override
        protected String[] keysSpi() {
            return new String[] {LAST_CHECK};
        }

        @Override
        protected String[] childrenNamesSpi() {
            return new String[0];
        }

        @Override
        protected void putSpi(String key, String value) {}

        @Override
        protected void removeSpi(String key) {}

        @Override
        protected void removeNodeSpi() {}

        @Override
        protected void syncSpi() {}

        @Override
        protected void flushSpi() {}
    }
}
