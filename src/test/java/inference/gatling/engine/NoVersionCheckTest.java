package inference.gatling.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatling.commons.util.GatlingVersion;
import java.util.prefs.Preferences;
import org.junit.jupiter.api.Test;

class NoVersionCheckTest {

    @Test
    void gatlingKnowsOfNoOtherVersionAndHasJustLooked() {
        String property = "java.util.prefs.PreferencesFactory";
        assertEquals(NoVersionCheck.class.getName(), System.getProperty(property), "set by the pom");

        Preferences gatling = Preferences.userRoot().node("/io/gatling/latestVersion");
        long before = System.currentTimeMillis();
        assertTrue(gatling.getLong("lastCheckTimestamp", 0) >= before);
        assertNull(gatling.get("latestReleaseNumber", null));
        assertTrue(GatlingVersion.LatestRelease().isEmpty());
    }
}
