package analysis.summary.targets;

/** A figure of a model, its target and how it did. */
public record RatedFigure(String model, double value, Target target, Rating rating) {}
