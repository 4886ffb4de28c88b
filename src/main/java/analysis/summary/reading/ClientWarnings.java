package analysis.summary.reading;

import analysis.summary.samples.Warning;
import analysis.summary.samples.Warning.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import run.ClientHealth;

/** Warnings about a load generator that was the bottleneck, from its own health record. */
final class ClientWarnings {

    /** At this share, %, steal is a likely cause of a p99. */
    private static final double NOTABLE_STEAL_PCT = 1;

    private ClientWarnings() {}

    /** @param health null if it was not recorded */
    static List<Warning> of(ClientHealth health) {
        List<Warning> warnings = new ArrayList<>();
        if (health == null) {
            return warnings;
        }
        if (health.lagged()) {
            warnings.add(warning(
                    Kind.CLIENT_LAG,
                    "The load generator's event loops lagged: p99 %.1f ms, limit %.1f ms.%s",
                    health.eventLoopLag().p99Ms(),
                    ClientHealth.MAX_LAG_P99_MS,
                    stolen(health.cpuPct())));
        }
        if (health.paused()) {
            warnings.add(warning(
                    Kind.CLIENT_GC,
                    "GC paused the load generator for %.1f %% of the time, limit %.1f %%; longest pause %.0f ms.",
                    health.gc().timePct(),
                    ClientHealth.MAX_GC_PCT,
                    health.gc().maxPauseMs()));
        }
        if (health.saturated()) {
            warnings.add(warning(
                    Kind.CLIENT_CPU,
                    "The load generator used %.0f %% of its processors on average, limit %.0f %%.",
                    health.cpuPct().mean(),
                    ClientHealth.MAX_CPU_PCT));
        }
        if (health.connectPauses() != null) {
            warnings.add(warning(
                    Kind.CONNECT_PAUSES,
                    "Users paused after %d failed connections, for %.1f s in total and %.1f s at most.",
                    health.connectPauses().count(),
                    health.connectPauses().totalMs() / 1e3,
                    health.connectPauses().maxMs() / 1e3));
        }
        if (health.readiness() != null) {
            readiness(health.readiness(), warnings);
        }
        return warnings;
    }

    /** A machine whose hypervisor is overcommitted lags whatever the load generator does. */
    private static String stolen(ClientHealth.Cpu cpu) {
        return cpu == null || cpu.steal() == null || cpu.steal() < NOTABLE_STEAL_PCT
                ? ""
                : String.format(
                        Locale.ROOT,
                        " The hypervisor gave %.1f %% of this machine's processor time to other machines.",
                        cpu.steal());
    }

    private static void readiness(ClientHealth.Readiness begun, List<Warning> warnings) {
        if (begun.cold() != null) {
            warnings.add(new Warning(Kind.CLIENT_COLD, begun.cold()));
        }
        if (begun.lateMs() != null) {
            warnings.add(warning(Kind.LATE_START, "The load began %d ms after startAt.", begun.lateMs()));
        }
        if (!begun.ignored().isEmpty()) {
            warnings.add(new Warning(
                    Kind.IGNORED_SETTINGS, ClientHealth.Readiness.told(begun.ignored(), "this simulation")));
        }
    }

    private static Warning warning(Kind kind, String format, Object... values) {
        return new Warning(kind, String.format(Locale.ROOT, format, values));
    }
}
