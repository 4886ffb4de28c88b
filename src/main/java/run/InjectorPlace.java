package run;

import java.util.Optional;

/**
 * Which one of several injectors a run is of.
 *
 * @param index from 0
 * @param count of all that send the load together, 2 or more
 */
public record InjectorPlace(int index, int count) {

    private static final String INDEX = "injector.index";
    private static final String COUNT = "injector.count";

    /** What the settings in {@code run.json} say; empty if there is one injector, or if they do not say. */
    public static Optional<InjectorPlace> of(RunInfo info) {
        if (info.settings() == null) {
            return Optional.empty();
        }
        try {
            int index = Integer.parseInt(info.settings().getOrDefault(INDEX, ""));
            int count = Integer.parseInt(info.settings().getOrDefault(COUNT, ""));
            return count > 1 && index >= 0 && index < count
                    ? Optional.of(new InjectorPlace(index, count))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty(); // not written by this tool
        }
    }

    /** Whether {@code setting} says what one of the injectors does and not what all do. */
    public static boolean isOfOne(String setting) {
        return setting.equals(INDEX)
                || setting.equals(COUNT)
                || setting.equals("injector")
                || setting.equals("startAt");
    }
}
