package simulations;

import inference.gatling.simulation.PageSimulation;

/** How fast the server says that it is well: the least a request can cost, over connections that are kept open. */
public class HealthCheck extends PageSimulation {

    public HealthCheck() {
        get("health", run.target().dialect().healthPath());
    }
}
