package analysis.summary.peers;

/** Load tester whose result files can be read. */
enum Peer {
    VLLM_BENCH(
            "vLLM bench",
            "Its TTFT is the first chunk, even an empty role delta, so TTFT is absent here and TPOT starts at"
                    + " that chunk; it counts a stream that ended in an error as a success."),
    AIPERF("AIPerf", "It counts output tokens with its own tokenizer unless told to use the server's count."),
    GUIDELLM(
            "GuideLLM",
            "Its times come from the wall clock; figures are computed from its requests, because its own"
                    + " statistics count a missing TTFT as 0."),
    INFERENCE_PERF(
            "inference-perf",
            "It times only text without reasoning and answers with more than one token, and counts tokens with"
                    + " its own tokenizer unless told otherwise; its request latency is the end of the stream."),
    K6("k6", "Its requests, and its TPOT, end with the stream, so its TPOT is left out.");

    private final String label;
    private final String differences;

    Peer(String label, String differences) {
        this.label = label;
        this.differences = differences;
    }

    /** Name of the tool: {@code vLLM bench}. */
    String label() {
        return label;
    }

    /** Differences of its figures from ours, in full sentences. */
    String differences() {
        return differences;
    }
}
