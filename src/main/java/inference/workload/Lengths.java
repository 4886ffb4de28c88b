package inference.workload;

/**
 * Lengths of a generation.
 *
 * @param input tokens of the prompt as the server counts them, 1 or more
 * @param output limit on the tokens of the answer, 1 or more
 */
public record Lengths(int input, int output) {}
