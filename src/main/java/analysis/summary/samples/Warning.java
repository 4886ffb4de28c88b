package analysis.summary.samples;

import java.util.Comparator;
import java.util.Locale;

/**
 * Warning to readers of the figures. Every output shows the same warnings in the same words.
 *
 * @param kind kind of the warning
 * @param what what happened in this run, a full sentence with numbers; it may contain outside data, so escape it for
 *     output
 */
public record Warning(Kind kind, String what) implements Comparable<Warning> {

    private static final Comparator<Warning> ORDER =
            Comparator.comparing(Warning::kind).thenComparing(Warning::what);

    /** Kind of warning, gravest first. */
    public enum Kind {
        RUN_CUT(
                "Run cut",
                "Figures cover only what was written before the end.",
                "Let the run complete; treat the figures of a killed run as a preview."),
        INJECTOR_MISSING(
                "Injector missing",
                "Part of the load is missing from the figures, or was never sent: rates are too low, and"
                        + " latencies belong to another load.",
                "Give the folders of all injectors, or repeat the run; --force judges it anyway."),
        CLIENT_LAG(
                "Client lag",
                "The load generator was the bottleneck: its own delay is in every time of this run.",
                "Use fewer users per injector, more processors or several injectors."),
        CLIENT_GC(
                "Client GC",
                "GC pauses dominate p99: everything that happened during one was timed late.",
                "Give the load generator a larger heap (-Dinjector.heap=4g), or use several injectors."),
        CLIENT_CPU(
                "Client CPU",
                "Work waited for a processor, so the load generator's own delay is in the times of this run.",
                "Use fewer users per injector, more processors or several injectors; keep other work off the machine."),
        CLIENT_COLD(
                "Client cold",
                "The first generations may have taken longer because the load generator's own code was not compiled yet.",
                "Repeat the run with the client's warm-up (-DclientWarmUp=true, the default), on a machine with less other"
                        + " work."),
        LATE_START(
                "Late start",
                "The load generator needed longer to get ready, so the injectors did not begin together.",
                "Set -DstartAt further ahead."),
        UNLIKE_INJECTORS(
                "Unlike injectors",
                "Samples of different loads were pooled, so percentiles describe none of them.",
                "Give only the run folders of one load test, or use --each to report them one by one."),
        INJECTORS_APART(
                "Injectors apart",
                "Their times are by one clock, so they did run apart: the load was lower than requested, and rates are too"
                        + " low.",
                "Start them together (-DstartAt), with -Dduration instead of -Drequests."),
        CLOCK_SKEW(
                "Apart or clock skew",
                "If they ran apart, the load was lower than requested; if their clocks differ, rates and concurrency are"
                        + " off by the difference. The server's clock would tell, but not all injectors know it.",
                "Start them together (-DstartAt), and synchronise their clocks (NTP)."),
        CLOCK_CORRECTED(
                "Clock corrected",
                "Rates and concurrency depend on absolute times; without the correction they would be off by the"
                        + " difference.",
                "Synchronise the injectors' clocks (NTP)."),
        CLOCK_STEP(
                "Clock step",
                "Rates and concurrency rely on wall-clock times, which are off by the step, so they are left out."
                        + " Latencies are right.",
                "Repeat the run. Let chrony or NTP slew the clock instead of setting it, and do not suspend the virtual"
                        + " machine."),
        CLOCK_SET(
                "Clock set",
                "The run's times come from a monotonic clock, so its figures are right; only its timestamps differ from"
                        + " those of other machines.",
                "Let chrony or NTP slew the clock instead of setting it, and do not suspend the virtual machine."),
        NO_DESCRIPTION(
                "No description",
                "It is unknown what ran, against which server, and whether the load generator kept up.",
                "Keep run.json beside generations.csv."),
        LOG_ALONE(
                "Log alone",
                "Tokens, outcomes and settings are unknown, and the times include the delay of Gatling's event"
                        + " loop.",
                "For token figures, use the plugin's generate(…): docs/dsl.md."),
        AVERAGES_ONLY(
                "Averages only",
                "Averages have no percentiles and no spread: only the mean of each series can be compared.",
                "Compare the run folders instead, if you have them."),
        OTHER_TOOL(
                "Other tool",
                "Only figures with our definitions are shown; the rest are absent. Whether the tool itself kept up is"
                        + " unknown.",
                "See docs/metrics.md for its names; for small differences, measure both sides with the same"
                        + " tool."),
        LOG_MISMATCH(
                "Log mismatch",
                "One of the two files lacks generations, so counts and throughput may be wrong.",
                "If you did not edit either file, please report a bug."),
        LOG_TRUNCATED(
                "Log truncated",
                "What Gatling wrote after that is not known.",
                "Let the run complete, so that Gatling closes its log."),
        ROWS_TRUNCATED(
                "Rows truncated",
                "The figures do not include the truncated row.",
                "Let the run complete; check the free disk space."),
        ERRORS(
                "Errors",
                "Only what succeeded is timed: a server that fails fast can look fast.",
                "See the errors by kind, and compare runs only at similar error rates."),
        CONNECT_PAUSES(
                "Connect pauses",
                "They sent nothing during the pauses, so the load was lower than requested.",
                "The errors show why connections failed; -DmaxFailuresInRow=n ends a run whose server is down."),
        PROMPTS_CACHED(
                "Prompts cached",
                "The server skipped reading cached prompts, so TTFT measures its cache more than its speed.",
                "Find what the prompts share (a long system prompt, -Dbody), or set -DpromptVariation=same if you mean to"
                        + " measure the cache."),
        LATE_ARRIVALS(
                "Late arrivals",
                "The load was not the one requested: only the times since due include the wait before the start.",
                "Lower the load (-Drate; -DtraceSpeed in Replay; -Dusers), or add injectors; see the schedule delay."),
        WARM_UP_DRIFT(
                "Warm-up drift",
                "The server was not yet as fast or as slow as it stays; a verdict leaves that time out.",
                "Raise -DwarmupRuns, so that the server settles before the level begins."),
        NO_STEADY_PART(
                "No steady part",
                "The figures of a level that has not settled depend on how long it lasts.",
                "Make the level longer (-Drequests, -Dduration), or lower the load."),
        CONNECTIONS_OPENED(
                "Connections opened",
                "TTFT and latency count from before a connection is opened, so they include the set-up.",
                "Let the server and any proxy keep connections open (keep-alive); see where the time went."),
        INSECURE_TLS(
                "Insecure TLS",
                "The server's identity is unverified, and anyone on the network path could have read the key and"
                        + " the prompts.",
                "Give the CA certificate as -DcaFile=ca.pem instead of -Dinsecure."),
        MOCK_TARGET(
                "Mock target",
                "The figures are those of a simulated server: good for trying the tool, not for conclusions.",
                "Give -DbaseUrl=http://host:port to measure a real server."),
        IGNORED_SETTINGS(
                "Ignored settings",
                "The run ignored them.",
                "See docs/simulations.md for the settings of the simulation; check the spelling."),
        QUICK_RUN(
                "Quick run",
                "A shortened run only validates the set-up; its figures are not a measurement.",
                "Run without -Dquick."),
        RESOURCES_MISSING(
                "Resources missing",
                "Memory and other resource figures cover only part of the run, or nothing.",
                "The run's console output has the reason; docs/resources.md lists what each source provides."),
        ESTIMATED_TOKENS(
                "Estimated tokens",
                "Chunks were counted as tokens: token rates and TPOT are wrong if a chunk holds several.",
                "Use a server that reports usage in its stream."),
        FEW_SAMPLES(
                "Few samples",
                "The marked percentiles can vary a lot from run to run.",
                "Make each series longer, or compare lower percentiles.");

        private final String title;
        private final String why;
        private final String advice;

        Kind(String title, String why, String advice) {
            this.title = title;
            this.why = why;
            this.advice = advice;
        }

        /** Stable name in files: {@code few_samples}, ... */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Name for people: {@code Client GC}. */
        public String title() {
            return title;
        }

        /** Whether it says that the load generator did not keep up. */
        public boolean isOfClient() {
            return this == CLIENT_LAG || this == CLIENT_GC || this == CLIENT_CPU || this == LATE_ARRIVALS;
        }

        /** Why it matters. */
        public String why() {
            return why;
        }

        /** What to do about it. */
        public String advice() {
            return advice;
        }
    }

    /** What happened, why it matters and what to do about it. */
    public String text() {
        return what + " " + kind.why() + " " + kind.advice();
    }

    @Override
    public int compareTo(Warning other) {
        return ORDER.compare(this, other);
    }
}
