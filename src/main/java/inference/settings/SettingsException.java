package inference.settings;

import inference.secret.Secrets;
import run.file.PlainText;

/**
 * A setting that cannot be used. The message names the setting and says what is allowed. There is no stack trace, because
 * the place in the code does not help the user.
 */
public final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Gatling's exit code for unusable arguments. */
    private static final int EXIT_CODE = 1;

    private static volatile boolean endsJvm;

    public SettingsException(String message) {
        super(PlainText.message(Secrets.mask(message)), null, false, false);
        if (endsJvm) {
            System.err.println();
            System.err.println("Nothing was sent: " + getMessage());
            System.exit(EXIT_CODE);
        }
    }

    /**
     * From now on, the exception prints its message and ends the JVM. Otherwise Gatling's launcher and the Maven plugin would
     * each add their stack traces.
     */
    public static void endJvm() {
        endsJvm = true;
    }
}
