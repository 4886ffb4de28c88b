package mock.fault;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Registry of all faults by name. {@code docs/mock.md} describes them. */
public final class Faults {

    private static final SortedMap<String, FaultKind> BY_NAME = new TreeMap<>();

    static {
        for (List<FaultKind> group : List.of(
                ConnectionFaults.ALL,
                ResponseFaults.ALL,
                LengthFaults.ALL,
                FramingFaults.ALL,
                ContentFaults.ALL,
                EndingFaults.ALL)) {
            group.forEach(kind -> BY_NAME.put(kind.name(), kind));
        }
    }

    private Faults() {}

    public static Collection<FaultKind> all() {
        return BY_NAME.values();
    }

    /** @throws IllegalArgumentException if the fault is unknown, with the list of faults, or a parameter is wrong */
    public static Fault create(FaultSpec spec) {
        FaultKind kind = BY_NAME.get(spec.name());
        if (kind == null) {
            throw new IllegalArgumentException("unknown fault '" + spec.name() + "'; there are " + BY_NAME.keySet());
        }
        return kind.create(spec);
    }
}
