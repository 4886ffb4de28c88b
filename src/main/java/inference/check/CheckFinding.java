package inference.check;

/**
 * Something seen of a server.
 *
 * @param grade how good it is
 * @param subject what it is about, in a word or two
 * @param text what was seen
 * @param advice what to do about it, or what it means for a test; empty if there is nothing to say
 */
public record CheckFinding(Grade grade, String subject, String text, String advice) {

    /** How good a finding is. */
    public enum Grade {
        /** As it should be. */
        OK,
        /** Odd, and worth knowing when figures are read. */
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
