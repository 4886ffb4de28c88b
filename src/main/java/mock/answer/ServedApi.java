package mock.answer;

import mock.http.Head;
import mock.http.Routes;
import mock.http.ServerExchange;

/** An API that inference servers speak: its endpoints and the shape of its errors. */
public interface ServedApi {

    String name();

    /** What the paths of this dialect begin with. */
    String pathPrefix();

    /** Adds the endpoints of this dialect. */
    void register(Routes routes);

    /** The body of an error, JSON. */
    byte[] error(int status, String message);

    /** Answers with an error. */
    default void refuse(ServerExchange exchange, int status, String message) {
        exchange.respond(Head.of(status, "application/json"), error(status, message));
    }

    /** Answers a request whose path belongs to this dialect but does not exist. */
    void notFound(ServerExchange exchange);
}
