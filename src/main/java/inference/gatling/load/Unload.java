package inference.gatling.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.http.HttpDsl.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import inference.dialect.Dialect;
import io.gatling.javaapi.core.ChainBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Step that unloads a model from the server's memory, so that the next generation loads it. Only Ollama's API supports it. */
public final class Unload {

    private Unload() {}

    /** Step followed by a pause of {@code settle}, hidden from Gatling's report; empty if the API does not support it. */
    public static Optional<ChainBuilder> of(
            Dialect dialect, String model, Map<String, String> headers, Duration settle) {
        if (!dialect.name().equals("ollama")) {
            return Optional.empty();
        }
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("model", model)
                .put("keep_alive", 0)
                .toString();
        return Optional.of(exec(http("unload")
                        .post("/api/generate")
                        .headers(headers)
                        .header("Content-Type", "application/json")
                        .body(StringBody(session -> body))
                        .silent())
                .pause(settle));
    }
}
