package analysis.summary.reading;

import analysis.summary.samples.Warning;
import analysis.summary.samples.Warning.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import run.InjectorPlace;
import run.RunInfo;

/**
 * Warnings about missing or killed injectors of a load, with the share of the load that is missing, estimated from the
 * others, which had equal shares.
 */
final class MissingLoad {

    private MissingLoad() {}

    static List<Warning> of(List<RunInfo> injectors, InjectorTimes times) {
        Set<Integer> counts = injectors.stream()
                .flatMap(info -> InjectorPlace.of(info).stream())
                .map(InjectorPlace::count)
                .collect(Collectors.toSet());
        if (counts.size() > 1) {
            return List.of(
                    new Warning(Kind.UNLIKE_INJECTORS, "Injectors are of loads for " + join(counts) + " injectors."));
        }
        int all = counts.stream().findFirst().orElse(injectors.size());
        List<RunInfo> complete =
                injectors.stream().filter(info -> info.end() != null).toList();
        double share = complete.stream()
                .mapToInt(info -> times.generations(Injectors.name(info)))
                .average()
                .orElse(0);
        List<Warning> warnings = new ArrayList<>();
        absent(injectors, all, share).ifPresent(warnings::add);
        if (all > 1) {
            injectors.stream()
                    .filter(info -> info.end() == null)
                    .map(info -> cut(info, times.generations(Injectors.name(info)), share))
                    .forEach(warnings::add);
        }
        return warnings;
    }

    private static Optional<Warning> absent(List<RunInfo> injectors, int all, double share) {
        Set<Integer> there = injectors.stream()
                .flatMap(info -> InjectorPlace.of(info).stream())
                .map(InjectorPlace::index)
                .collect(Collectors.toSet());
        List<Integer> missing = there.isEmpty()
                ? List.of()
                : IntStream.range(0, all)
                        .filter(index -> !there.contains(index))
                        .boxed()
                        .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(new Warning(
                        Kind.INJECTOR_MISSING,
                        String.format(
                                Locale.ROOT,
                                "Of %d injectors, %d %s missing (index %s): %.0f %% of the load%s.",
                                all,
                                missing.size(),
                                missing.size() == 1 ? "is" : "are",
                                join(missing),
                                100.0 * missing.size() / all,
                                share > 0
                                        ? String.format(Locale.ROOT, ", about %.0f generations", share * missing.size())
                                        : "")));
    }

    private static Warning cut(RunInfo info, int generations, double share) {
        String who = "Injector " + InjectorWarnings.label(info) + " did not come to its end";
        if (share <= generations) {
            return new Warning(Kind.INJECTOR_MISSING, who + ".");
        }
        return new Warning(
                Kind.INJECTOR_MISSING,
                String.format(
                        Locale.ROOT,
                        "%s: it has %d measured generations; the others have %.0f each, so about %.0f (%.0f %% of its share)"
                                + " are missing.",
                        who,
                        generations,
                        share,
                        share - generations,
                        100 * (share - generations) / share));
    }

    private static String join(Collection<Integer> numbers) {
        return numbers.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
