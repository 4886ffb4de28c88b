package mock.answer;

import mock.http.Head;
import mock.http.Routes;
import mock.http.ServerExchange;

/** An inference API: its endpoints and its error format. */
public interface ServedApi {

    String name();

    /** Prefix of the paths of this API. */
    String pathPrefix();

    /** Adds the endpoints of this API. */
    void register(Routes routes);

    /** JSON body of an error. */
    byte[] error(int status, String message);

    /** Answers with an error. */
    default void refuse(ServerExchange exchange, int status, String message) {
        exchange.respond(Head.of(status, "application/json"), error(status, message));
    }

    /** Answers a request for a path that has the prefix but does not exist. */
    void notFound(ServerExchange exchange);
}
