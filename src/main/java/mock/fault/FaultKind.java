package mock.fault;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A fault that can be asked for.
 *
 * @param parameters names of what can be given after the name
 * @param summary one line for people
 */
public record FaultKind(String name, Set<String> parameters, String summary, Function<FaultSpec, Fault> factory) {

    static FaultKind of(String name, Set<String> parameters, String summary, Function<FaultSpec, Fault> factory) {
        return new FaultKind(name, new TreeSet<>(parameters), summary, factory);
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
