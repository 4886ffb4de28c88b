package simulations;

import inference.gatling.simulation.StructuredSimulation;
import run.Capability;

/** Cost of a schema: the same tasks with and without it, case by case. */
public class StructuredVsUnstructured extends StructuredSimulation {

    public StructuredVsUnstructured() {
        for (String model : run.target().models()) {
            cases.forEach(one -> {
                addStructured(model, one, one.name() + Capability.WITH_SCHEMA);
                addUnstructured(model, one, one.name() + Capability.UNSTRUCTURED);
            });
        }
        setUpSeries();
    }
}
