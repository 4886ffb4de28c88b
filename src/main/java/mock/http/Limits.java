package mock.http;

import java.time.Duration;

/**
 * Limits on what one client may take of a server.
 *
 * @param bodyBytes largest request body
 * @param connections at the same time
 * @param requestTimeout from the first byte of a request to its last, and for a TLS handshake
 * @param idleTimeout for a connection that nothing happens on
 */
public record Limits(int bodyBytes, int connections, Duration requestTimeout, Duration idleTimeout) {

    /** Longest request line and largest headers, bytes. */
    static final int REQUEST_LINE_BYTES = 8 * 1024;

    static final int HEADER_BYTES = 32 * 1024;

    /** Pipelined requests that may wait for their turn. */
    static final int PIPELINED_REQUESTS = 64;

    /** Unsent bytes of answers at which a client that does not read is given up. */
    static final int UNSENT_BYTES = 32 << 20;
}
