package inference.settings;

import java.util.Locale;
import java.util.Map;
import run.RunInfo.Series;

/**
 * This load generator among those that send one load together, and its share of it. What is dealt is numbered as if one
 * alone sent all, and each takes the numbers that are its own: together they send exactly the load of one, nothing twice.
 *
 * @param name in every row and report; empty if there is only one
 * @param index 0 to {@code count - 1}
 * @param count of all, 1 or more
 */
public record Injector(String name, int index, int count) {

    /** The only one. */
    public static final Injector ALONE = new Injector("", 0, 1);

    private static final String NAME = "injector";
    private static final String INDEX = "injector.index";
    private static final String COUNT = "injector.count";

    /** Set by Kubernetes in each pod of an Indexed Job. */
    private static final String INDEX_OF_JOB = "JOB_COMPLETION_INDEX";

    private static final int MAX_COUNT = 10_000;

    /** As the settings, or an Indexed Job's environment, say. */
    public static Injector of(Settings settings) {
        return of(settings, System.getenv());
    }

    /** @throws SettingsException if the settings do not say which one of several this is */
    static Injector of(Settings settings, Map<String, String> environment) {
        int count = settings.integer(COUNT, 1, MAX_COUNT);
        String name = settings.text(NAME).orElse("");
        if (settings.text(INDEX).isEmpty() && count == 1) {
            return new Injector(name, 0, 1);
        }
        if (count > 1
                && settings.text("baseUrl").isEmpty()
                && settings.text("kube.service").isEmpty()) {
            throw new SettingsException(
                    "setting 'injector.count': several injectors need a common server, but each would have its"
                            + " own embedded mock: give -DbaseUrl=… (a common mock: java -jar target/llm-perf.jar mock)");
        }
        int index =
                settings.optionalInteger(INDEX, 0, count - 1).orElseGet(() -> indexOfJob(settings, environment, count));
        String padded =
                String.format(Locale.ROOT, "%0" + String.valueOf(count - 1).length() + "d", index);
        return new Injector(name.isEmpty() && count > 1 ? padded : name, index, count);
    }

    private static int indexOfJob(Settings settings, Map<String, String> environment, int count) {
        String value = environment.getOrDefault(INDEX_OF_JOB, "");
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) >= count) {
            throw new SettingsException(
                    "setting 'injector.count': which one of the " + count + " is this? Give -D" + INDEX
                            + "=0 to " + (count - 1) + ", or " + INDEX_OF_JOB + " in the environment"
                            + (value.isEmpty() ? "" : " (it is '" + value + "')"));
        }
        settings.note(INDEX, value);
        return Integer.parseInt(value);
    }

    /** Whether there are others. */
    public boolean isOneOfSeveral() {
        return count > 1;
    }

    /**
     * How many of {@code users} are here.
     *
     * @param users of all injectors together
     * @throws SettingsException if they are too few for each to have one
     */
    public int users(int users) {
        if (users < count) {
            throw new SettingsException(
                    (users == 1 ? "1 user cannot" : users + " users cannot") + " be split among " + count
                            + " injectors, because each needs at least one in every series: use more users, or"
                            + " fewer injectors");
        }
        return (int) share(users);
    }

    /** How many of {@code all} things, dealt one after the other, are here. */
    public long share(long all) {
        return all / count + (index < all % count ? 1 : 0);
    }

    /** The number, among all, of the {@code nth} thing that is here, both from 0. */
    public long number(long nth) {
        return nth * count + index;
    }

    /** Whether the thing of this {@code number} among all is here. */
    public boolean hasNumber(long number) {
        return number % count == index;
    }

    /**
     * The number, among those of all users, of the {@code nth} generation here, both from 0: dealt to the users in turn, so
     * that an injector with more of them has more generations.
     *
     * @param users of all injectors together, at least {@link #count}
     */
    public long generation(long nth, int users) {
        long here = share(users);
        return nth / here * users + number(nth % here);
    }

    /** How many of the first {@code all} generations are here. */
    public long generations(long all, int users) {
        long rest = all % users;
        return all / users * share(users) + share(rest);
    }

    /** What is here of a series. */
    public Series of(Series all) {
        return all.load(
                all.users() == null ? null : Integer.valueOf(users(all.users())),
                all.ratePerS() == null ? null : Double.valueOf(all.ratePerS() / count));
    }
}
