package simulations;

import inference.gatling.action.Generate;
import inference.gatling.load.Budget;
import inference.gatling.load.RoundRobin;
import inference.gatling.simulation.InferenceSimulation;
import java.time.Duration;
import run.Capability;
import run.RunInfo.Series;

/**
 * Endurance test: the same load for hours, in cycles of a ramp, a plateau and a burst. All plateaus have the same load, so that
 * changes from the first to the last show drift of the server.
 */
public class Soak extends InferenceSimulation {

    private static final int MAX_USERS = 100_000;
    /** Parts of a cycle: one for the ramp, one for the burst, four for the plateau. */
    private static final int PARTS = 6;

    private static final long MIN_PART_MS = 100;

    private final int users = settings.integers("users", 1, MAX_USERS).get(0);
    private final int burstUsers = settings.integer("burstUsers", 1, MAX_USERS);
    private final String promptLength = promptLength();
    private final RoundRobin turns = roundRobin(run.target().models(), promptLength);
    private final Generate chat = chat();

    private int populations;

    public Soak() {
        Duration cycle = settings.duration("cycle");
        Duration duration = settings.duration("duration");
        long cycles = Math.max(1, duration.toMillis() / cycle.toMillis());
        Duration part = Duration.ofMillis(Math.max(MIN_PART_MS, duration.toMillis() / cycles / PARTS));
        run.declare(Capability.DRIFT);
        declare("ramp", null);
        declare("plateau", users);
        declare("burst", burstUsers);
        for (int i = 0; i < cycles; i++) {
            for (int step = 1; step <= Math.min(users, PARTS); step++) {
                int atOnce = (int) ((long) users * step / Math.min(users, PARTS));
                add(i, "ramp", atOnce, part.dividedBy(Math.min(users, PARTS)));
            }
            add(i, "plateau", users, part.multipliedBy(2));
            add(i, "burst", burstUsers, part);
            add(i, "plateau", users, part.multipliedBy(2));
        }
        setUpSeries();
    }

    private void declare(String name, Integer atOnce) {
        run.declare(asking(Series.closed(name, atOnce), promptLength));
    }

    private void add(int cycle, String series, int atOnce, Duration length) {
        addLoad(closed(uniqueName(series, cycle), atOnce, Budget.duration(length), turns, chat.series(series)));
    }

    /** Name that is unique, as Gatling requires of scenarios. */
    private String uniqueName(String series, int cycle) {
        return "cycle " + (cycle + 1) + " " + series + " " + ++populations;
    }
}
