package inference.resource;

import inference.http.ProxyException;
import inference.http.Route;
import inference.http.SmallAnswers;
import inference.http.SmallAnswers.Answer;
import inference.stream.ErrorText;
import inference.tls.TlsFailure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Client for pages of metrics and the like. */
final class HttpText {

    /** Time limit per page; a page that takes longer than the usual sampling interval is of little use. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final SmallAnswers answers;

    /** @param headers authentication headers, sent with every request */
    HttpText(Map<String, String> headers, Route route) {
        this.answers = new SmallAnswers(route, headers, PATIENCE);
    }

    /** @throws IOException if there is no answer with status 200 in time; the message says why */
    String get(URI address) throws IOException {
        Answer answer = answer(address);
        if (answer.status() != 200) {
            throw new IOException("GET " + address + " answers " + answer.status());
        }
        return answer.body();
    }

    private Answer answer(URI address) throws IOException {
        try {
            return answers.once(address);
        } catch (ProxyException e) {
            throw new IOException("GET " + address + ": " + e.getMessage(), e);
        } catch (ConnectException e) {
            throw new IOException("nothing answers at " + address, e);
        } catch (IOException e) {
            Optional<TlsFailure> tls = TlsFailure.of(e);
            String words = tls.map(TlsFailure::text).orElseGet(() -> ErrorText.shorten(String.valueOf(e.getMessage())));
            throw new IOException("GET " + address + ": " + words, e);
        }
    }
}
