package mock.fault;

import mock.answer.Frame;

/** Action performed instead of sending one event of a stream. */
public sealed interface Step {

    /** Sends an event, framed as usual. */
    record Send(Frame frame) implements Step {}

    /** Sends bytes that are no event of the dialect. */
    record Raw(byte[] bytes) implements Step {}

    /** Sends bytes periodically until the client disconnects. */
    record Repeat(byte[] bytes, long everyMs) implements Step {}

    /** Closes the connection in the middle of the response (FIN). */
    record Close() implements Step {}

    /** Resets the connection (RST). */
    record Reset() implements Step {}

    /** Sends nothing more, but keeps the connection open. */
    record Hang() implements Step {}

    /** Ends the response properly, as if nothing were missing. */
    record End() implements Step {}
}
