package simulations;

import inference.gatling.simulation.StructuredSimulation;

/**
 * Answers that must be JSON documents: a simple object, a nested one, an array of objects. Each request has a fresh schema, and
 * every answer is validated; an invalid one has the outcome {@code check}.
 */
public class StructuredOutput extends StructuredSimulation {

    public StructuredOutput() {
        for (String model : run.target().models()) {
            cases.forEach(one -> addStructured(model, one, one.name()));
        }
        setUpSeries();
    }
}
