package simulations;

import inference.gatling.simulation.StructuredSimulation;

/**
 * Answers that have to be JSON documents: a simple object, a nested one, an array of objects. Each call has a schema of its
 * own, and every answer is validated; one that is not valid has the outcome {@code check}.
 */
public class StructuredOutput extends StructuredSimulation {

    public StructuredOutput() {
        for (String model : run.target().models()) {
            cases.forEach(one -> addStructured(model, one, one.name()));
        }
        setUpSeries();
    }
}
