package inference.settings;

import java.util.Locale;
import java.util.Map;
import run.RunInfo.Series;

/**
 * This load generator among several that share one load. All things to share (users, prompts, arrivals) are numbered as
 * for a single injector, and each injector takes those whose number modulo {@code count} is its index: together they send
 * exactly the load of one.
 *
 * @param name name in rows and reports; empty for a single injector
 * @param index index of this injector, 0 to {@code count - 1}
 * @param count number of injectors, >= 1
 */
public record Injector(String name, int index, int count) {

    /** A single injector. */
    public static final Injector ALONE = new Injector("", 0, 1);

    private static final String NAME = "injector";
    private static final String INDEX = "injector.index";
    private static final String COUNT = "injector.count";

    /** Set by Kubernetes in each pod of an Indexed Job. */
    private static final String INDEX_OF_JOB = "JOB_COMPLETION_INDEX";

    private static final int MAX_COUNT = 10_000;

    /**
     * The injector that the settings or the environment of an Indexed Job describe.
     *
     * @throws SettingsException if neither gives the index of one of several
     */
    public static Injector of(Settings settings) {
        return of(settings, System.getenv());
    }

    static Injector of(Settings settings, Map<String, String> environment) {
        int count = settings.integer(COUNT, 1, MAX_COUNT);
        String name = settings.text(NAME).orElse("");
        if (settings.text(INDEX).isEmpty() && count == 1) {
            return new Injector(name, 0, 1);
        }
        if (count == 1 && !settings.text(INDEX).get().equals("0")) {
            throw new SettingsException("setting '" + INDEX + "': '"
                    + settings.text(INDEX).get()
                    + "' is the number of one among several injectors, from 0: say how many with -D" + COUNT + "=…");
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

    /** Whether there are several injectors. */
    public boolean isOneOfSeveral() {
        return count > 1;
    }

    /**
     * Number of users of this injector.
     *
     * @param users users of all injectors
     * @throws SettingsException if there are fewer users than injectors
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

    /** Number of things that this injector gets out of {@code all}. */
    public long share(long all) {
        return all / count + (index < all % count ? 1 : 0);
    }

    /** Global number of this injector's {@code nth} thing, both from 0. */
    public long number(long nth) {
        return nth * count + index;
    }

    /** Whether this injector gets the thing with that global number. */
    public boolean hasNumber(long number) {
        return number % count == index;
    }

    /**
     * Global number of this injector's {@code nth} generation, both from 0. Generations are dealt to the users in turn, so an
     * injector with more users gets more generations.
     *
     * @param users users of all injectors, at least {@link #count}
     */
    public long generation(long nth, int users) {
        long here = share(users);
        return nth / here * users + number(nth % here);
    }

    /** Number of this injector's generations among the first {@code all}. */
    public long generations(long all, int users) {
        long rest = all % users;
        return all / users * share(users) + share(rest);
    }

    /** This injector's share of a series. */
    public Series of(Series all) {
        return all.load(
                all.users() == null ? null : Integer.valueOf(users(all.users())),
                all.ratePerS() == null ? null : Double.valueOf(all.ratePerS() / count));
    }
}
