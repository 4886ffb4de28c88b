package mock.fault;

import java.util.List;
import java.util.SplittableRandom;
import mock.http.Request;

/** Decides which fault a generation suffers: the one its request asks for, else what the server's rules say. */
public final class FaultPolicy {

    /** Header by which a client asks for a fault. */
    public static final String HEADER = "X-Mock-Fault";

    private final List<FaultRule> rules;
    private final SplittableRandom random;
    private long generations;

    public FaultPolicy(List<FaultRule> rules, long seed) {
        this.rules = List.copyOf(rules);
        this.random = new SplittableRandom(seed);
    }

    /** @throws IllegalArgumentException if the request asks for a fault that does not exist */
    public Fault choose(Request request) {
        generations++;
        Fault byRule = Fault.NONE;
        for (FaultRule rule : rules) {
            // Drawn for every rule and request, so that one's chances do not depend on another's luck.
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
