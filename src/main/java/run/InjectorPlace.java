package run;

import java.util.Optional;

/**
 * Place of a run's injector among several that send the load together.
 *
 * @param index from 0
 * @param count number of injectors, 2 or more
 */
public record InjectorPlace(int index, int count) {

    private static final String INDEX = "injector.index";
    private static final String COUNT = "injector.count";

    /** Place by the settings in {@code run.json}; empty if there is one injector or they do not tell. */
    public static Optional<InjectorPlace> of(RunInfo info) {
        try {
            int index = Integer.parseInt(info.settings().getOrDefault(INDEX, ""));
            int count = Integer.parseInt(info.settings().getOrDefault(COUNT, ""));
            return count > 1 && index >= 0 && index < count
                    ? Optional.of(new InjectorPlace(index, count))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty(); // written by another tool
        }
    }

    /** Whether {@code setting} applies to one injector and not to all. */
    public static boolean isOfOne(String setting) {
        return setting.equals(INDEX)
                || setting.equals(COUNT)
                || setting.equals("injector")
                || setting.equals("startAt");
    }
}
