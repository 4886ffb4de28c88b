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

/** Rule of diagnosis with its limits and texts. {@code docs/diagnosis.md} gives the sources of the limits. */
public enum DiagnosisRule {
    /** Share of successful generations or requests, percent, per model. */
    SUCCESS_RATE(
            "Success rate",
            below(
                    90,
                    PROBLEM,
                    "fewer than 90 % succeeded",
                    "See the errors by kind before any time: what still succeeds on a server that sheds load may look"
                            + " fast. Check resource limits and timeouts."),
            below(
                    100,
                    NOTE,
                    "occasional failures",
                    "From 90 % the run is usable; see the errors by kind before you compare it."),
            rest(GOOD, "nothing failed", "")),
    /**
     * Standard deviation of tokens/s, percent of the mean, per model and series. With several users that of the decode
     * rate, since waiting for a slot does not show the server's speed.
     */
    VARIATION(
            "Variation of tokens/s",
            below(5, GOOD, "stable, below 5 % of the mean", ""),
            below(10, NOTE, "usual, 5 to 10 % of the mean", ""),
            below(
                    20,
                    INVESTIGATE,
                    "variable, above 10 % of the mean",
                    "Look for contention on the GPU or the node and for thermal limits; more warm-up and"
                            + " measurement runs distinguish a cold start from a lasting cause."),
            rest(
                    PROBLEM,
                    "unstable, above 20 % of the mean",
                    "Likely causes are thermal throttling (watch nvidia-smi), other work on the GPU, and spot or"
                            + " shared nodes (see their events). Find the cause before you compare these figures.")),
    /** Decrease of the mean tokens/s from the shortest to the longest prompt, percent. */
    PROMPT_LENGTH(
            "Effect of prompt length",
            below(10, GOOD, "long prompts cost less than 10 % of tokens/s", ""),
            below(20.5, GOOD, "long prompts cost 10 to 20 % of tokens/s, as expected", ""),
            rest(
                    INVESTIGATE,
                    "long prompts cost more than 20 % of tokens/s",
                    "Prefill takes a large part of the time: check that it runs on the GPU, use prefix caching,"
                            + " or limit the prompt length.")),
    /** Tokens/s of all users in percent of the same number of single users; for pulls and loads by the overall time. */
    SCALING(
            "Scaling efficiency",
            below(
                    ScalingRating.POOR.belowPct(),
                    PROBLEM,
                    "poor scaling, " + ScalingRating.POOR.range(),
                    "A bottleneck serves users one after another: check the server's slots or parallel setting"
                            + " and GPU memory."),
            below(
                    ScalingRating.ACCEPTABLE.belowPct(),
                    NOTE,
                    "acceptable scaling, " + ScalingRating.ACCEPTABLE.range() + ": some contention",
                    "Users wait for each other. The TTFT of the levels shows the time in the queue; pulls and loads share"
                            + " the network and the disk."),
            below(ScalingRating.GOOD.belowPct(), GOOD, "good scaling, " + ScalingRating.GOOD.range(), ""),
            rest(GOOD, "excellent scaling, " + ScalingRating.EXCELLENT.range(), "")),
    /** Tokens/s of all users at the highest level as a multiple of the lowest. */
    CONCURRENT_BENEFIT(
            "Benefit of concurrency",
            below(
                    1.1,
                    PROBLEM,
                    "no benefit from more users: one queue and no parallelism",
                    "Raise the server's slots (OLLAMA_NUM_PARALLEL, --parallel, --max-num-seqs), or scale out."),
            rest(GOOD, "more users get more done together", "")),
    /** Increase of the median TTFT over the lowest level of users, percent of the median latency. */
    QUEUEING(
            "Waiting for a slot",
            below(
                    50,
                    NOTE,
                    "users wait for a free slot before their first token",
                    "There are more users than slots: raise the slots (OLLAMA_NUM_PARALLEL, --parallel,"
                            + " --max-num-seqs) if memory allows."),
            rest(
                    INVESTIGATE,
                    "most of the latency is waiting for a free slot",
                    "There are many more users than slots: raise the slots (OLLAMA_NUM_PARALLEL, --parallel,"
                            + " --max-num-seqs) if memory allows, add servers, or plan for fewer users.")),
    /** Level of users with the best balance of throughput and latency, if higher ones were measured. */
    KNEE(
            "Best concurrency",
            rest(
                    NOTE,
                    "the best balance of throughput and latency is below the highest level",
                    "Plan for this level: with more users, latency grows more than throughput.")),
    /** Range of the middle 80 % of latencies, percent of their median, in a series with several users. */
    SPREAD(
            "Spread among users",
            below(20, GOOD, "latencies within 20 %: good parallelism, little contention", ""),
            below(50, NOTE, "latencies 20 to 50 % apart", ""),
            rest(
                    INVESTIGATE,
                    "latencies more than 50 % apart",
                    "Resource contention, or a sequential bottleneck: check TTFT, which shows the wait for a"
                            + " slot, and the mix of answer lengths.")),
    /** Decrease of tokens/s over a series, percent: the lower limit of its 99 % interval. */
    DECLINE(
            "Decline over the run",
            below(5, NOTE, "falling, possibly by less than 5 %: too little to interpret", ""),
            below(
                    10,
                    INVESTIGATE,
                    "falling by at least 5 % over the run",
                    "Repeat with a longer run and watch GPU temperature and clocks: thermal throttling begins"
                            + " like this."),
            rest(
                    PROBLEM,
                    "falling by at least 10 % over the run",
                    "Likely causes are thermal throttling and a cache or memory that fills up: watch temperature,"
                            + " clocks and memory, and let the GPU cool down before the next run.")),
    /** Latencies beyond three standard deviations, without the first such one, percent of the samples. */
    OUTLIERS(
            "Outliers",
            below(
                    1,
                    NOTE,
                    "a few latencies beyond 3 standard deviations",
                    "All figures include them: exclude them only for a reason (--without-outliers shows both)."),
            rest(
                    INVESTIGATE,
                    "many latencies beyond 3 standard deviations",
                    "All figures include them. So many have a cause: the timeline shows when they happened, and"
                            + " at what concurrency."));

    private final String title;
    private final List<Band> bands;

    DiagnosisRule(String title, Band... bands) {
        this.title = title;
        this.bands = List.of(bands);
    }

    /** Subject of the rule. */
    public String title() {
        return title;
    }

    /** Bands from the lowest values to the highest, which cover all values. */
    public List<Band> bands() {
        return bands;
    }

    /** Stable name in files: {@code success_rate}, ... */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Band of {@code value}. */
    Band band(double value) {
        return bands.stream().filter(band -> value < band.below()).findFirst().orElseThrow();
    }
}
