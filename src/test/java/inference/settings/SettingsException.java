package inference.settings;

/** A setting that cannot be used. The message names it, says what is allowed, and is all that the user needs to see. */
public final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SettingsException(String message) {
        // Where in our code it was noticed does not help anybody.
        super(message, null, false, false);
    }
}
