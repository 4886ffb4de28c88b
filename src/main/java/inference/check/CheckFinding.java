package inference.check;

/**
 * Finding of a server check.
 *
 * @param grade severity
 * @param subject topic, one or two words
 * @param text observation
 * @param advice what to do, or what it means for a test; may be empty
 */
public record CheckFinding(Grade grade, String subject, String text, String advice) {

    /** Severity of a finding. */
    public enum Grade {
        /** As expected. */
        OK,
        /** Unusual; affects how to read the figures. */
        NOTE,
        /** The server cannot be tested like this. */
        FAILED
    }

    static CheckFinding ok(String subject, String text) {
        return new CheckFinding(Grade.OK, subject, text, "");
    }

    public static CheckFinding note(String subject, String text, String advice) {
        return new CheckFinding(Grade.NOTE, subject, text, advice);
    }

    static CheckFinding failed(String subject, String text, String advice) {
        return new CheckFinding(Grade.FAILED, subject, text, advice);
    }
}
