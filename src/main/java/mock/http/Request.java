package mock.http;

import io.netty.handler.codec.http.HttpHeaders;

/**
 * A complete request.
 *
 * @param path path without the query
 * @param body body, empty if there is none
 * @param arrivalNs {@link System#nanoTime()} at which the last bytes of its headers were read from the socket
 * @param keepAlive whether the connection may serve another request
 * @param http10 whether the client speaks HTTP/1.0, which has no chunked encoding
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
