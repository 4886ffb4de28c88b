package inference.http;

import java.io.IOException;

/** A proxy that refuses a request. The message names the proxy and says what to do. */
public final class ProxyException extends IOException {

    private static final long serialVersionUID = 1L;

    ProxyException(String message) {
        super(message);
    }
}
