package inference.gatling.action;

import io.gatling.core.protocol.Protocol;
import io.gatling.http.protocol.HttpProtocol;
import java.util.Optional;

/**
 * Gatling protocol of a simulation that generates.
 *
 * @param context context shared by all generations
 * @param http configuration of a separate HTTP client; empty to send generations with the simulation's {@code http} protocol
 * @param atEnd run once, after Gatling has stopped the load and closed {@code simulation.log}
 */
public record LlmProtocol(GenerateContext context, Optional<HttpProtocol> http, Runnable atEnd) implements Protocol {}
