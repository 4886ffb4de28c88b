package simulations;

import inference.gatling.simulation.PageSimulation;

/** Speed of the server's health endpoint over kept-alive connections: the minimum cost of a request. */
public class HealthCheck extends PageSimulation {

    public HealthCheck() {
        get("health", run.target().dialect().healthPath());
    }
}
