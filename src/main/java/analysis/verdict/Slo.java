package analysis.verdict;
/** placeholder replaced below */
public record Slo(String text) {}
