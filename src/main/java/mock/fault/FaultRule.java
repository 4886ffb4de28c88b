package mock.fault;

/**
 * Rule that applies a fault to a share of all generations.
 *
 * @param fault as in the header {@code X-Mock-Fault}
 * @param probability probability per generation, 0 to 1; ignored if {@code everyNth} is given
 * @param everyNth period n of the rule, which hits the n-th, 2n-th, … generation; 0 for a random choice
 */
public record FaultRule(FaultSpec fault, double probability, int everyNth) {

    public FaultRule {
        if (probability < 0 || probability > 1 || everyNth < 0) {
            throw new IllegalArgumentException(
                    "a fault's probability is 0 to 1 and its n at least 1, found " + probability + " and " + everyNth);
        }
        Faults.create(fault);
    }

    public static FaultRule withProbability(double probability, String fault) {
        return new FaultRule(FaultSpec.parse(fault), probability, 0);
    }

    public static FaultRule everyNth(int n, String fault) {
        return new FaultRule(FaultSpec.parse(fault), 0, n);
    }
}
