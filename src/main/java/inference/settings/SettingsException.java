package inference.settings;

import inference.secret.Secrets;
import run.file.PlainText;

/**
 * A setting that cannot be used. The message names it, says what is allowed, and is all that the user needs to see: where in
 * our code it was noticed does not help anybody, so there is no stack trace.
 */
public final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Gatling's code for arguments that cannot be used. */
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
     * From now on such an exception is printed in one line and ends the JVM. Between a simulation's constructor and the user
     * there are Gatling's launcher and the Maven plugin's, and each would only add its stack traces.
     */
    public static void endJvm() {
        endsJvm = true;
    }
}
