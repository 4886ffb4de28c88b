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
 * Main class of the JVM in which scenarios run. Each line on standard input orders one: the simulation, the results folder and
 * the settings, separated by tabs. After each scenario its exit code is printed, after a mark that nothing else prints. A
 * short run spends most of its time starting a JVM; here only the first one does.
 */
public final class ScenarioWorker {

    /** Mark before an exit code; begins with the record separator character. */
    static final String ENDED = "\u001eended ";

    private static final int FAILED = 1;
    private static final int CRASHED = 70;

    private ScenarioWorker() {}

    /** Order for {@link #main}, without a line end. */
    static String order(Scenario scenario, String results) {
        StringBuilder line =
                new StringBuilder(scenario.simulation()).append('\t').append(results);
        new TreeMap<>(scenario.settings())
                .forEach((name, value) ->
                        line.append('\t').append(name).append('=').append(value));
        return line.toString();
    }

    /** Runs scenarios until standard input ends, which means that the suite has ended. */
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
        } catch (Throwable e) { // including Errors: the suite then starts a new JVM
            e.printStackTrace();
            return CRASHED;
        } finally {
            AfterRun.now();
            System.setProperties(before); // this scenario's settings must not affect the next one
        }
    }
}
