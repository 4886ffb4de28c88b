package simulations;

import inference.gatling.simulation.StructuredSimulation;
import run.Capability;

/** What a schema costs: the same task with it and without, case by case. */
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
