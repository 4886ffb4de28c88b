package mock.fault;

import java.util.List;
import java.util.SplittableRandom;
import mock.http.Request;

/** Choice of the fault of a generation: the one that its request names, or else one by the server's rules. */
public final class FaultPolicy {

    /** Request header that names a fault. */
    public static final String HEADER = "X-Mock-Fault";

    private final List<FaultRule> rules;
    private final SplittableRandom random;
    private long generations;

    public FaultPolicy(List<FaultRule> rules, long seed) {
        this.rules = List.copyOf(rules);
        this.random = new SplittableRandom(seed);
    }

    /** @throws IllegalArgumentException if the request names a fault that does not exist */
    public Fault choose(Request request) {
        generations++;
        Fault byRule = Fault.NONE;
        for (FaultRule rule : rules) {
            // Draws for every rule and request: a rule's hits must not depend on the other rules.
            boolean drawn = random.nextDouble() < rule.probability();
            boolean hit = rule.everyNth() > 0 ? generations % rule.everyNth() == 0 : drawn;
            if (hit && byRule == Fault.NONE) {
                byRule = Faults.create(rule.fault());
            }
        }
        String asked = request.header(HEADER);
        return asked.isEmpty() ? byRule : Faults.create(FaultSpec.parse(asked));
    }
}
