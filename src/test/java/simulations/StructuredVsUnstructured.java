package simulations;

import analysis.summary.StructuredComparison;
import inference.gatling.simulation.StructuredSimulation;

/** What a schema costs: the same task with it and without, case by case. */
public class StructuredVsUnstructured extends StructuredSimulation {

    public StructuredVsUnstructured() {
        for (String model : run.target().models()) {
            cases.forEach(one -> {
                addStructured(model, one, one.name() + StructuredComparison.STRUCTURED);
                addUnstructured(model, one, one.name() + StructuredComparison.UNSTRUCTURED);
            });
        }
        setUpSeries();
    }
}
