package inference.gatling.action;

/**
 * Turn of a conversation, which groups the rows of one session.
 *
 * @param session id of the session, unique within the run; empty for a generation without a session
 * @param number number of the turn, from 1; 0 without a session
 */
public record Turn(String session, int number) {

    /** Turn of a generation without a session. */
    public static final Turn NONE = new Turn("", 0);
}
