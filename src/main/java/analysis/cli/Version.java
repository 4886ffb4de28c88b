package analysis.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** Version from the jar's manifest; {@code development} when run from classes. */
final class Version implements IVersionProvider {

    static String text() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "development");
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            Main.NAME + " " + text(),
            "Java " + System.getProperty("java.version") + ", " + System.getProperty("os.name")
        };
    }
}
