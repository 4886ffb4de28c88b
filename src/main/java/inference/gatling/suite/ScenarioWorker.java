package inference.gatling.suite;

import inference.gatling.engine.GatlingLauncher;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The JVM that scenarios run in, one after the other, as lines on its standard input order: the simulation, the folder of
 * results and settings, separated by tabs. After each the exit code follows on standard output, behind a mark that nothing
 * else prints. Most of a short run's time is a cold JVM's; here only the first one pays it.
 */
public final class ScenarioWorker {

    /** Precedes an exit code: the control character that separates records. */
    static final String ENDED = "\u001eended ";

    private static final int FAILED = 1;
    private static final int CRASHED = 70;

    private ScenarioWorker() {}

    /** An order for {@link #main}, without the end of its line. */
    static String order(Scenario scenario, String results) {
        StringBuilder line =
                new StringBuilder(scenario.simulation()).append('\t').append(results);
        new TreeMap<>(scenario.settings())
                .forEach((name, value) ->
                        line.append('\t').append(name).append('=').append(value));
        return line.toString();
    }

    /** Ends when its input does: the suite is over, or gone. */
    public static void main(String[] arguments) throws IOException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            int exitCode = run(Arrays.asList(order.split("\t")));
            System.err.flush();
            System.out.println(ENDED + exitCode);
            System.out.flush();
        }
        System.exit(0);
    }

    private static int run(List<String> order) {
        Properties before = new Properties();
        before.putAll(System.getProperties());
        order.stream().skip(2).map(s -> s.split("=", 2)).forEach(s -> System.setProperty(s[0], s[1]));
        try {
            int exitCode = GatlingLauncher.run("simulations." + order.get(0), order.get(1));
            return exitCode == 0 && AfterRun.hasFailed() ? FAILED : exitCode;
        } catch (Throwable e) { // an Error too: the suite then starts another JVM
            e.printStackTrace();
            return CRASHED;
        } finally {
            AfterRun.now();
            System.setProperties(before); // what this scenario alone was to have must not be the next one's
        }
    }
}
