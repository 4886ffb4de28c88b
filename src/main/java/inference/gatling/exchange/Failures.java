package inference.gatling.exchange;

import inference.stream.ErrorText;
import inference.tls.TlsFailure;
import java.net.ConnectException;
import java.util.Optional;

/** Words for failures of the network. */
final class Failures {

    private Failures() {}

    /** What happened, in one line, without our own class names where there is something better to say. */
    static String describe(Throwable failure) {
        Optional<TlsFailure> tls = TlsFailure.of(failure);
        if (tls.isPresent()) {
            return tls.get().text();
        }
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String message = root.getMessage();
        if (message == null || message.isBlank()) {
            return root.getClass().getSimpleName();
        }
        String shortened = ErrorText.shorten(message);
        boolean speaksForItself = root instanceof ConnectException || shortened.contains(" ");
        return speaksForItself ? shortened : root.getClass().getSimpleName() + ": " + shortened;
    }
}
