package analysis.summary.diagnosis;

import static analysis.summary.diagnosis.Band.below;
import static analysis.summary.diagnosis.Band.rest;
import static analysis.summary.diagnosis.Severity.GOOD;
import static analysis.summary.diagnosis.Severity.INVESTIGATE;
import static analysis.summary.diagnosis.Severity.NOTE;
import static analysis.summary.diagnosis.Severity.PROBLEM;

import analysis.summary.load.ScalingRating;
import java.util.List;
import java.util.Locale;

/** The rules of diagnosis, with their limits and texts. {@code docs/diagnosis.md} says where the limits come from. */
public enum DiagnosisRule {
    /** Successes, percent of all generations or requests, per model. */
    SUCCESS_RATE(
            "Success rate",
            below(
                    90,
                    PROBLEM,
                    "fewer than 90 % succeeded",
                    "See the errors by kind first: times of the rest describe a server that sheds load. Check resource"
                            + " limits and timeouts."),
            below(
                    100,
                    NOTE,
                    "occasional failures",
                    "At 90 % and more the run is usable; see the errors by kind before comparing it."),
            rest(GOOD, "nothing failed", "")),
    /**
     * Standard deviation of tokens/s, percent of the mean, per model and series. Of several users at once that of the decode
     * rate: what they wait for a slot is no matter of the server's speed.
     */
    VARIATION(
            "Variation of tokens/s",
            below(5, GOOD, "stable, below 5 % of the mean", ""),
            below(10, NOTE, "usual, 5 to 10 % of the mean", ""),
            below(
                    20,
                    INVESTIGATE,
                    "variable, above 10 % of the mean",
                    "Look for contention on the GPU or the node and for thermal limits; more warm-up and more"
                            + " measurement runs tell a cold start from a lasting cause."),
            rest(
                    PROBLEM,
                    "unstable, above 20 % of the mean",
                    "Likely causes are thermal throttling (watch nvidia-smi), other work on the GPU, and spot or"
                            + " shared nodes (see their events). Do not compare these figures before it is settled.")),
    /** Fall of the mean tokens/s from the shortest to the longest prompt, percent. */
    PROMPT_LENGTH(
            "Effect of the prompt's length",
            below(10, GOOD, "long prompts cost less than 10 % of tokens/s", ""),
            below(20.5, GOOD, "long prompts cost 10 to 20 % of tokens/s, as expected", ""),
            rest(
                    INVESTIGATE,
                    "long prompts cost more than 20 % of tokens/s",
                    "Reading the prompt takes a large part of the time: check that it runs on the GPU, use prefix"
                            + " caching or longer answers, or limit the input's length.")),
    /** Tokens/s of all users against the same number of single users, percent; where they pull and load, by the overall time. */
    SCALING(
            "Scaling efficiency",
            below(
                    ScalingRating.POOR.belowPct(),
                    PROBLEM,
                    "poor scaling, " + ScalingRating.POOR.range(),
                    "A bottleneck serves users one after the other: see the slots or parallel setting of the server"
                            + " and the memory of the GPU."),
            below(
                    ScalingRating.ACCEPTABLE.belowPct(),
                    NOTE,
                    "acceptable scaling, " + ScalingRating.ACCEPTABLE.range() + ": some contention",
                    "Users wait for each other; compare the first-token times of the levels for the time in the queue."),
            below(ScalingRating.GOOD.belowPct(), GOOD, "good scaling, " + ScalingRating.GOOD.range(), ""),
            rest(GOOD, "excellent scaling, " + ScalingRating.EXCELLENT.range(), "")),
    /** Tokens/s of all users at the highest level, as a multiple of those at the lowest. */
    CONCURRENT_BENEFIT(
            "Benefit of concurrency",
            below(
                    1.1,
                    PROBLEM,
                    "no benefit from more users: one queue and no parallelism",
                    "Raise the server's slots (OLLAMA_NUM_PARALLEL, --parallel, --max-num-seqs), or scale out."),
            rest(GOOD, "more users get more tokens/s in sum", "")),
    /** Median wait for the first token beyond that of the lowest level of users, percent of the median latency. */
    QUEUEING(
            "Waiting for a slot",
            below(
                    50,
                    NOTE,
                    "users wait for a free slot before their first token",
                    "More users than the server has slots: raise them (OLLAMA_NUM_PARALLEL, --parallel, --max-num-seqs) if"
                            + " memory allows."),
            rest(
                    INVESTIGATE,
                    "most of the latency is waiting for a free slot",
                    "Many more users than the server has slots: raise them (OLLAMA_NUM_PARALLEL, --parallel,"
                            + " --max-num-seqs) if memory allows, add servers, or plan for fewer users.")),
    /** The level of users with the best balance of throughput and latency, where higher ones were measured. */
    KNEE(
            "Best concurrency",
            rest(
                    NOTE,
                    "the best balance of throughput and latency is below the highest level",
                    "Plan for this level: with more users, latency grows more than throughput.")),
    /** Middle 80 % of latencies, percent of their median, in a series with several users. */
    SPREAD(
            "Spread among users",
            below(20, GOOD, "latencies within 20 %: good parallelism, little contention", ""),
            below(50, NOTE, "latencies 20 to 50 % apart", ""),
            rest(
                    INVESTIGATE,
                    "latencies more than 50 % apart",
                    "Resource contention, or a sequential bottleneck: look at the first-token times, where waiting for"
                            + " a slot shows, and at the mix of answer lengths.")),
    /** Fall of tokens/s from the begin to the end of a series, percent: the least that its 99 % interval allows. */
    DECLINE(
            "Decline over the run",
            below(5, NOTE, "falling, but perhaps by less than 5 %: too little to interpret", ""),
            below(
                    10,
                    INVESTIGATE,
                    "falling by at least 5 % over the run",
                    "Repeat with a longer run and watch GPU temperature and clocks: this is how thermal throttling"
                            + " begins."),
            rest(
                    PROBLEM,
                    "falling by at least 10 % over the run",
                    "A lasting decline comes from thermal throttling, or from a server that fills up (cache, memory):"
                            + " watch temperature, clocks and memory, and let it cool down before the next run.")),
    /** Latencies beyond three standard deviations after the first, percent of the samples. */
    OUTLIERS(
            "Outliers",
            below(
                    1,
                    NOTE,
                    "a few latencies beyond 3 standard deviations",
                    "They are kept in all figures: leave them out only with a reason (--without-outliers shows both)."),
            rest(
                    INVESTIGATE,
                    "many latencies beyond 3 standard deviations",
                    "They are kept in all figures. So many are no accident: see in the timeline when they happened,"
                            + " and at what concurrency."));

    private final String title;
    private final List<Band> bands;

    DiagnosisRule(String title, Band... bands) {
        this.title = title;
        this.bands = List.of(bands);
    }

    /** What the rule is about. */
    public String title() {
        return title;
    }

    /** From the lowest values to the highest; together they cover all of them. */
    public List<Band> bands() {
        return bands;
    }

    /** Stable name in files: {@code success_rate}, ... */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The band that {@code value} is in. */
    Band band(double value) {
        return bands.stream().filter(band -> value < band.below()).findFirst().orElseThrow();
    }
}
