package inference.http;

import java.io.IOException;

/** A proxy that does not let a request through. The message says which, and what to do. */
public final class ProxyException extends IOException {

    private static final long serialVersionUID = 1L;

    ProxyException(String message) {
        super(message);
    }
}
