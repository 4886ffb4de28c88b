package inference.gatling.action;

import io.gatling.core.protocol.Protocol;
import io.gatling.http.protocol.HttpProtocol;
import java.util.Optional;

/**
 * The LLM protocol of a simulation, in Gatling's sense: what its generations share.
 *
 * @param context of every generation
 * @param http configuration of an HTTP client of our own; empty: the simulation's ordinary {@code http} protocol carries
 *     the generations too
 * @param atEnd run once when Gatling has stopped the load and closed {@code simulation.log}
 */
public record LlmProtocol(GenerateContext context, Optional<HttpProtocol> http, Runnable atEnd) implements Protocol {}
