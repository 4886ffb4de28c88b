package mock.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;
import mock.answer.ServedApi;
import mock.dialect.JsonBody.BadRequest;
import mock.http.ServerExchange;

/** An endpoint that takes a JSON object. */
interface JsonEndpoint {

    void serve(ServerExchange exchange, JsonNode body) throws BadRequest;

    /** Handler that serves {@code endpoint} and answers a bad request with {@code status}. */
    static Consumer<ServerExchange> of(ServedApi api, int status, JsonEndpoint endpoint) {
        return exchange -> {
            try {
                endpoint.serve(exchange, JsonBody.body(exchange.request()));
            } catch (BadRequest e) {
                api.refuse(exchange, status, e.getMessage());
            }
        };
    }
}
