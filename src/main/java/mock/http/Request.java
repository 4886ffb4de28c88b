package mock.http;

import io.netty.handler.codec.http.HttpHeaders;

/**
 * A request that has arrived completely.
 *
 * @param path without the query
 * @param body empty if there was none
 * @param arrivalNs {@link System#nanoTime()} when the bytes that completed its headers were read from the socket
 * @param keepAlive whether the connection may serve another request
 * @param http10 whether the client speaks HTTP/1.0 and so knows no chunks
 */
public record Request(
        String method,
        String path,
        HttpHeaders headers,
        byte[] body,
        long arrivalNs,
        boolean keepAlive,
        boolean http10) {

    public String header(String name) {
        return headers.get(name, "");
    }
}
