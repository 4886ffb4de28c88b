package mock.fault;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** All faults there are, by the name they are asked for. {@code docs/mock.md} describes each. */
public final class Faults {

    private static final Map<String, Function<FaultSpec, Fault>> BY_NAME = new TreeMap<>();

    static {
        BY_NAME.putAll(ConnectionFaults.ALL);
        BY_NAME.putAll(ResponseFaults.ALL);
    }

    private Faults() {}

    public static Set<String> names() {
        return BY_NAME.keySet();
    }

    /** @throws IllegalArgumentException if there is no such fault or a parameter is wrong; names what there is */
    public static Fault create(FaultSpec spec) {
        Function<FaultSpec, Fault> factory = BY_NAME.get(spec.name());
        if (factory == null) {
            throw new IllegalArgumentException("unknown fault '" + spec.name() + "'; there are " + names());
        }
        return factory.apply(spec);
    }
}
