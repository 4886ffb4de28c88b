package mock.http;

import java.time.Duration;

/**
 * Limits on the resources that clients may use.
 *
 * @param bodyBytes largest request body, bytes
 * @param connections concurrent connections
 * @param requestTimeout time from the first byte of a request to its last, and for a TLS handshake
 * @param idleTimeout time after which an idle connection is closed
 */
public record Limits(int bodyBytes, int connections, Duration requestTimeout, Duration idleTimeout) {

    /** Longest request line, bytes. */
    static final int REQUEST_LINE_BYTES = 8 * 1024;

    /** Largest headers of a request, bytes. */
    static final int HEADER_BYTES = 32 * 1024;

    /** Pipelined requests that may wait on a connection. */
    static final int PIPELINED_REQUESTS = 64;

    /** Unsent bytes of answers at which a client that does not read is dropped. */
    static final int UNSENT_BYTES = 32 << 20;
}
