package analysis.summary.peers;

/** Load tester whose result files are read here. */
enum Peer {
    VLLM_BENCH(
            "vLLM bench",
            "Its TTFT is the first chunk, with an empty role delta counted, so TTFT is absent and its TPOT begins there;"
                    + " a stream that ended in an error counts as a success."),
    AIPERF("AIPerf", "Output tokens are counted by its own tokenizer unless it was told to use the server's count."),
    GUIDELLM(
            "GuideLLM",
            "Times are of its wall clock; figures are computed from its requests, since in its own a missing TTFT counts as 0."),
    INFERENCE_PERF(
            "inference-perf",
            "It times text without reasoning, of answers with more than one token, and counts tokens with"
                    + " a tokenizer of its own unless told otherwise; its request latency is the end of the stream."),
    K6("k6", "Its requests end with the stream, and so does its TPOT, which is left out.");

    private final String label;
    private final String differences;

    Peer(String label, String differences) {
        this.label = label;
        this.differences = differences;
    }

    /** The tool, as people call it: {@code vLLM bench}. */
    String label() {
        return label;
    }

    /** How its figures differ from ours, in a full sentence each. */
    String differences() {
        return differences;
    }
}
