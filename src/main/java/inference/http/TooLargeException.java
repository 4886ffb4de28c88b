package inference.http;

import java.io.IOException;

/** An answer that exceeds the size limit. */
public final class TooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    TooLargeException(int maxBytes) {
        super("the answer has more than " + (maxBytes >> 20) + " MiB");
    }
}
