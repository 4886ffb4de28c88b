package analysis.verdict;

import analysis.verdict.VerdictScenario.Effect;
import analysis.verdict.VerdictScenario.Errors;
import analysis.verdict.VerdictScenario.RunFactor;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Conditions drawn at random: those that nobody chose, and the method was not calibrated on. */
final class OperatingMixes {

    private static final List<Integer> GENERATIONS = List.of(20, 30, 50, 80, 100, 150, 200, 300, 500, 1000);
    private static final List<Integer> BASELINE_RUNS = List.of(3, 5, 5, 7, 10, 20);
    private static final List<Integer> SHORT_BASELINE_RUNS = List.of(1, 2);
    private static final List<int[]> MATRICES =
            List.of(new int[] {1, 1}, new int[] {2, 1}, new int[] {3, 1}, new int[] {3, 4}, new int[] {1, 12});
    private static final List<Double> SPREADS = List.of(0.0, 0.01, 0.03, 0.05, 0.08);
    private static final List<Double> DEPENDENCES = List.of(0.0, 0.0, 0.3, 0.5, 0.7);

    private final SplittableRandom random;

    OperatingMixes(long seed) {
        random = new SplittableRandom(seed);
    }

    /**
     * A condition.
     *
     * @param effect {@link Effect#NONE} where nothing changed
     */
    record Mix(String label, VerdictScenario scenario, Effect effect) {}

    /** Runs of an unchanged server; one or two runs in the baseline only where runs differ by at most 3 %. */
    Mix unchanged() {
        return mix(drawn(), Effect.NONE);
    }

    /** Runs of a server that got faster. */
    Mix faster() {
        return mix(drawn(), Effect.all(of(List.of(0.5, 0.7, 0.8, 0.9))));
    }

    private VerdictScenario drawn() {
        Noise noise = noise();
        int[] matrix = of(MATRICES);
        int generations = of(GENERATIONS);
        double spread = of(SPREADS);
        int runs = of(spread <= 0.03 && random.nextInt(4) == 0 ? SHORT_BASELINE_RUNS : BASELINE_RUNS);
        RunFactor.Each each = random.nextInt(4) == 0 ? RunFactor.Each.FIGURE : RunFactor.Each.MODEL;
        VerdictScenario scenario = VerdictScenario.of(
                        Noise.logNormal(of(List.of(0.1, 0.2, 0.3, 0.5, 0.7))), generations)
                .withFirstToken(noise)
                .withMatrix(matrix[0], matrix[1])
                .withBaseline(runs)
                .withRunSpread(new RunFactor(spread, each))
                .withDependence(of(DEPENDENCES));
        if (random.nextInt(3) == 0) {
            scenario = scenario.withBaselineGenerations(of(GENERATIONS));
        }
        if (random.nextInt(3) == 0) {
            double rate = of(List.of(0.005, 0.01, 0.02, 0.03, 0.05, 0.08));
            scenario = scenario.withErrors(new Errors(rate, rate, of(List.of(1, 3, 5, 8, 15, 30))));
        }
        return scenario;
    }

    private Noise noise() {
        return switch (random.nextInt(8)) {
            case 0 -> Noise.HEAVY;
            case 1 -> Noise.gamma(of(List.of(2.0, 4.0, 10.0)));
            case 2, 3 ->
                Noise.logNormal(of(List.of(0.15, 0.2, 0.3)))
                        .with(of(List.of(0.02, 0.048, 0.05, 0.1, 0.3, 0.5)), of(List.of(3.0, 10.0, 20.0)));
            case 4 -> Noise.STEPS;
            default -> Noise.logNormal(of(List.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.7)));
        };
    }

    private <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static Mix mix(VerdictScenario scenario, Effect effect) {
        VerdictScenario.Size size = scenario.size();
        String text = List.of(
                        effect.share() == 0 ? "" : String.format(Locale.ROOT, "×%.1f", effect.factor()),
                        scenario.firstToken().label(),
                        "others " + scenario.others().label(),
                        "n = " + size.generations()
                                + (size.baselineGenerations() == size.generations()
                                        ? ""
                                        : " against " + size.baselineGenerations()),
                        size.models() + "×" + size.series(),
                        "runs " + size.baselineRuns(),
                        scenario.spread().sd() == 0
                                ? ""
                                : "spread " + scenario.spread().sd() + " per "
                                        + scenario.spread().each().name().toLowerCase(Locale.ROOT),
                        scenario.dependence() == 0 ? "" : "autocorrelation " + scenario.dependence(),
                        scenario.errors().equals(Errors.FEW)
                                ? ""
                                : "errors " + 100 * scenario.errors().rate() + " %, bursts of "
                                        + (int) scenario.errors().meanBurst())
                .stream()
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return new Mix(text, scenario, effect);
    }
}
