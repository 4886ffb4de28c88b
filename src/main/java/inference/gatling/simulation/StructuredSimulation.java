package inference.gatling.simulation;

import static inference.gatling.action.TokenChecks.finishReason;
import static inference.gatling.action.TokenChecks.outputTokens;
import static io.gatling.javaapi.core.CoreDsl.exec;

import inference.feeders.SamplePrompt;
import inference.feeders.StructuredCase;
import inference.gatling.action.Generate;
import inference.gatling.action.SchemaCheck;
import inference.gatling.load.Budget;
import inference.gatling.load.FreshSchema;
import inference.gatling.load.RoundRobin;
import io.gatling.javaapi.core.Session;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import run.Capability;
import run.RunInfo.Series;

/** Base of simulations of structured output, which send the same cases with or without their schema. */
public abstract class StructuredSimulation extends InferenceSimulation {

    protected final List<StructuredCase> cases = StructuredCase.all(run.feeder(StructuredCase.FILE));
    private final int concurrent = settings.integer("concurrentRequests", 1, 100_000);
    private final int warmupRuns = settings.integer("warmupRuns", 0, 1_000_000);

    {
        run.declare(Capability.STRUCTURED);
    }

    private final Optional<Integer> iterations = settings.optionalInteger("iterations", 1, 1_000_000);

    /** Adds a case with its schema: each request has a fresh copy of it, and every answer is validated. */
    protected final void addStructured(String model, StructuredCase one, String series) {
        Generate structured = RoundRobin.asked(new Generate("structured"))
                .jsonSchema(FreshSchema::inSession)
                .check(new SchemaCheck(one.schema()));
        add(model, one, one.prompt(), series, structured, FreshSchema.of(one.schema(), one.name()));
    }

    /** Adds a case as free text; whether an answer would be valid is only noted. */
    protected final void addUnstructured(String model, StructuredCase one, String series) {
        run.declare(Capability.COMPLIANCE);
        Generate unstructured = RoundRobin.asked(new Generate("unstructured"))
                .check(outputTokens().atLeast(1), finishReason().in("stop", "length"))
                .note(new SchemaCheck(one.schema()));
        add(model, one, one.prompt() + " in JSON format", series, unstructured, UnaryOperator.identity());
    }

    private void add(
            String model,
            StructuredCase one,
            String prompt,
            String series,
            Generate generate,
            UnaryOperator<Session> before) {
        run.declare(Series.closed(series, concurrent).prompts(prompt.length()).answers(one.maxTokens()));
        RoundRobin turns =
                new RoundRobin(List.of(model), List.of(SamplePrompt.of(prompt)), one.maxTokens(), uniquePrompts());
        UnaryOperator<Session> prepared = session -> before.apply(turns.apply(session));
        if (warmupRuns > 0) {
            addLoad(profiles.closed(
                    model + " " + series + " warm-up",
                    concurrent,
                    Budget.generations((long) warmupRuns * concurrent),
                    exec(prepared::apply).exec(generate.warmUp().series(series))));
        }
        addLoad(closed(
                model + " " + series,
                concurrent,
                Budget.generations((long) iterations.orElse(one.iterations()) * concurrent),
                prepared,
                generate.series(series)));
    }
}
