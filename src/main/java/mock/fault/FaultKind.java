package mock.fault;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A kind of fault that requests and rules can name.
 *
 * @param parameters names of the parameters that it takes
 */
public record FaultKind(String name, Set<String> parameters, Function<FaultSpec, Fault> factory) {

    static FaultKind of(String name, Function<FaultSpec, Fault> factory, String... parameters) {
        return new FaultKind(name, new TreeSet<>(List.of(parameters)), factory);
    }

    /** @throws IllegalArgumentException if a parameter is unknown or wrong */
    Fault create(FaultSpec spec) {
        for (String parameter : spec.parameters().keySet()) {
            if (!parameters.contains(parameter)) {
                throw new IllegalArgumentException(
                        "fault '" + name + "': unknown parameter '" + parameter + "'; there are " + parameters);
            }
        }
        return factory.apply(spec);
    }
}
