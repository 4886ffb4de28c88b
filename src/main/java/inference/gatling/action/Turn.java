package inference.gatling.action;

/**
 * A turn of a conversation, by which rows of one session are found.
 *
 * @param session unlike that of any other session of the run; empty: the generation stands alone
 * @param number from 1; 0 for a generation that stands alone
 */
public record Turn(String session, int number) {

    /** Of a generation that stands alone. */
    public static final Turn NONE = new Turn("", 0);
}
