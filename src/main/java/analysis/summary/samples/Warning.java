package analysis.summary.samples;

import java.util.Comparator;
import java.util.Locale;

/**
 * Something a reader of the figures must know. Every output shows the same warnings with the same words.
 *
 * @param kind which of the known ones
 * @param what what happened in this run, a full sentence with the numbers; data from outside may be in it, so escape it
 *     where it is shown
 */
public record Warning(Kind kind, String what) implements Comparable<Warning> {

    private static final Comparator<Warning> ORDER =
            Comparator.comparing(Warning::kind).thenComparing(Warning::what);

    /** The known warnings, the gravest first. */
    public enum Kind {
        RUN_CUT(
                "Figures cover only what was written before the end.",
                "Let the run end by itself; after a kill, treat its figures as a preview."),
        INJECTOR_MISSING(
                "A part of the load is not in the figures, or was never sent: rates are too low, and latencies are those of"
                        + " another load.",
                "Give the folders of all injectors, or repeat the run; --force judges it all the same."),
        CLIENT_LAG(
                "The load generator was the bottleneck: its own delay is in every time of this run.",
                "Use fewer users per injector, more processors or several injectors."),
        CLIENT_GC(
                "GC pauses dominate p99: whatever happened during one was timed late.",
                "Give the load generator a larger heap (-Dinjector.heap=4g), or use several injectors."),
        CLIENT_CPU(
                "Work waited for a processor, so the load generator's own delay is in the times of this run.",
                "Use fewer users per injector, more processors or several injectors; keep other work off the machine."),
        CLIENT_COLD(
                "The first generations may have taken longer because the load generator's own code was not compiled yet.",
                "Repeat the run on a machine with less other work, or raise -DwarmupRuns."),
        LATE_START(
                "The load generator needed longer to get ready, so the injectors did not begin together.",
                "Set -DstartAt further ahead."),
        UNLIKE_INJECTORS(
                "Samples of unlike loads were pooled, so percentiles describe neither of them.",
                "Give only the run folders of one load, or use --each to report them one by one."),
        CLOCK_SKEW(
                "Throughput and concurrency are computed over absolute times; they are wrong by the skew.",
                "Synchronise the injectors' clocks (NTP) and start them together."),
        CLOCK_CORRECTED(
                "Rates and concurrency are computed over absolute times; uncorrected, they would be wrong by the difference.",
                "Synchronise the injectors' clocks (NTP)."),
        CLOCK_STEP(
                "Rates and concurrency are over times of day, which are wrong by the step: they are left out. Latencies are right.",
                "Repeat the run; have the clock slewed (chrony, NTP) and not set, and no virtual machine suspended."),
        CLOCK_SET(
                "Times of a run are of a clock that is never set, so its figures are right; its times of day are not those"
                        + " of other machines.",
                "Have the clock slewed (chrony, NTP) and not set, and no virtual machine suspended."),
        NO_DESCRIPTION(
                "What was run, against what, and how well the load generator kept up is not known.",
                "Keep run.json beside generations.csv."),
        LOG_ALONE(
                "Tokens, outcomes and what was run are not known; times were taken by Gatling when its event loop came to it.",
                "For token figures use the plugin's generate(…): docs/dsl.md."),
        AVERAGES_ONLY(
                "Averages have no percentiles and no spread of their own: only the mean of each series is as it was.",
                "Compare the folders of the runs, where there are any."),
        OTHER_TOOL(
                "Only figures that are defined as ours are taken over; the others are absent. How well the tool kept up is not"
                        + " known.",
                "See docs/metrics.md for what its names mean; measure both sides with one tool where the difference is small."),
        LOG_MISMATCH(
                "One of the two files lacks generations, so counts and throughput may be wrong.",
                "Keep both files as the run left them; if they are, please report it as a bug."),
        LOG_TRUNCATED(
                "The counts of Gatling's log could be compared only up to there.",
                "Let the run end by itself, so that Gatling closes its log."),
        ROWS_TRUNCATED(
                "The row that was cut is not in the figures.",
                "Let the run end by itself; check the disk for free space."),
        ERRORS(
                "Times are those of successful generations only: a server that fails fast can look fast.",
                "See the errors by kind, and compare runs only at a like error rate."),
        CONNECT_PAUSES(
                "Meanwhile they sent nothing, so the load was less than the one asked for.",
                "See the errors for why connections failed; -DmaxFailuresInRow=n ends a run whose server stays away."),
        PROMPTS_CACHED(
                "A prompt that is not read again is answered sooner: TTFT is that of a cache and not of the server.",
                "See what the prompts have in common (a long system prompt, -Dbody); -DpromptVariation=same says that the"
                        + " cache is to be measured."),
        LATE_ARRIVALS(
                "The load was not the one asked for: waiting before the start is in no latency.",
                "Lower -Drate, or add injectors; see the schedule delay."),
        WARM_UP_DRIFT(
                "The server was not yet as fast or as slow as it stays; a verdict leaves those generations out.",
                "Raise -DwarmupRuns until it has settled before the level begins."),
        NO_STEADY_PART(
                "The figures of a level that has not settled depend on how long it lasts.",
                "Let the level last longer (-Drequests, -Dduration), or ask less of the server."),
        CONNECTIONS_OPENED(
                "TTFT counts from before a connection is opened, so it holds the set-up too.",
                "See TTFT without set-up; have the server and what is in front of it keep connections open (keep-alive)."),
        INSECURE_TLS(
                "Nobody knows who answered, and who could read the key and the prompts.",
                "Give the authority's certificate as -DcaFile=ca.pem instead of -Dinsecure."),
        MOCK_TARGET(
                "The figures are those of a model of a server, good for trying the tool and not for conclusions.",
                "Give -DbaseUrl=http://host:port to measure a real server."),
        IGNORED_SETTINGS(
                "The run was made as if they had not been given.",
                "See docs/simulations.md for what the simulation reads, and check the spelling."),
        QUICK_RUN("A shortened run validates the set-up; its figures are no measurement.", "Run without -Dquick."),
        RESOURCES_MISSING(
                "The figures of memory and the like cover only a part of the run, or none of it.",
                "See the run's console output for the reason; docs/resources.md tells what can be read where."),
        ESTIMATED_TOKENS(
                "Chunks were counted as tokens: token rates and TPOT are off where a chunk holds several.",
                "Use a server that reports usage in its stream."),
        FEW_SAMPLES(
                "The marked percentiles can change much from run to run.",
                "Raise the number of generations per series, or compare lower percentiles.");

        private final String why;
        private final String advice;

        Kind(String why, String advice) {
            this.why = why;
            this.advice = advice;
        }

        /** Stable name in files: {@code few_samples}, ... */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether it says that the load generator did not do what it was to do, or not in time. */
        public boolean isOfClient() {
            return this == CLIENT_LAG || this == CLIENT_GC || this == CLIENT_CPU || this == LATE_ARRIVALS;
        }

        /** Why it matters. */
        public String why() {
            return why;
        }

        /** What to try. */
        public String advice() {
            return advice;
        }
    }

    /** What happened, why it matters and what to try. */
    public String text() {
        return what + " " + kind.why() + " " + kind.advice();
    }

    @Override
    public int compareTo(Warning other) {
        return ORDER.compare(this, other);
    }
}
