package inference.gatling.simulation;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.group;

import inference.gatling.action.Fetch;
import inference.gatling.action.Generate;
import inference.gatling.action.LlmProtocol;
import inference.gatling.action.TokenChecks;
import inference.gatling.load.ArrivalSchedule;
import inference.gatling.load.Budget;
import inference.gatling.load.Part;
import inference.gatling.load.Profiles;
import inference.gatling.load.RoundRobin;
import inference.settings.Settings;
import inference.settings.SettingsException;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.ProtocolBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import run.LifecycleEvent.Operation;
import run.RunInfo.Series;

/**
 * Base of all built-in simulations: a run with settings and records, series one after another, and a summary at the end. A
 * simulation's constructor adds its series and then calls {@link #setUpSeries()}.
 */
public abstract class InferenceSimulation extends Simulation {

    private static final String WARM_UP = "warm-up";
    private static final int MAX_WARM_UP_RUNS = 1000;
    /** Limit on concurrent users or requests. */
    private static final int MAX_USERS = 100_000;

    private static final int MAX_TOKENS = 1_000_000;
    private static final int MAX_REQUESTS = 100_000_000;

    {
        // Before any field initialiser of this class or a subclass rejects a setting.
        SettingsException.endJvm();
    }

    protected final TestRun run =
            new TestRun(getClass().getSimpleName(), Settings.of(getClass().getSimpleName()));
    protected final Settings settings = run.settings();
    /** Injection profiles for this injector's share of the load. */
    protected final Profiles profiles = new Profiles(run.injector());

    private final List<Part> parts = new ArrayList<>();
    private final Optional<UntilDecided> untilDecided = UntilDecided.of(run);

    {
        if (run.target().dialect().takesInputs() != sendsInputs()) {
            throw new SettingsException(
                    sendsInputs()
                            ? "setting 'api': " + getClass().getSimpleName()
                                    + " needs the API embeddings or rerank, not "
                                    + run.target().dialect().name()
                            : "setting 'api': " + run.target().dialect().name()
                                    + " generates nothing: run -Dsimulation=Embeddings");
        }
    }

    /** Whether the simulation sends inputs that are answered with vectors or scores, instead of prompts. */
    protected boolean sendsInputs() {
        return false;
    }

    /** Step that fetches a page of the server; {@code requestName} is its name in every report. */
    protected final Fetch fetch(String requestName, String path, String series) {
        return new Fetch(run.context(), requestName, path, series);
    }

    /** Step that pulls, loads, unloads or deletes the session's {@code model}, in the model's group. */
    protected final ChainBuilder onModel(Operation operation, String series) {
        return group("#{model}").on(exec(run.operation(operation, series)));
    }

    /** Measured generation in the group of the session's {@code model}. */
    protected static ChainBuilder inModelGroup(Generate generation) {
        return group("#{model}").on(exec(generation));
    }

    /** Generation with the prompt that {@link #roundRobin} dealt; its answer needs a token and an ordinary end. */
    protected static Generate chat() {
        return RoundRobin.asked(new Generate("chat"))
                .check(
                        TokenChecks.outputTokens().atLeast(1),
                        TokenChecks.finishReason().in("stop", "length"));
    }

    /**
     * Closed profile whose users send measured generations.
     *
     * @param turns prepares a user's session for each generation
     */
    protected final Part closed(
            String name, int users, Budget budget, UnaryOperator<Session> turns, Generate generation) {
        return profiles.closed(name, users, budget, exec(turns::apply).exec(inModelGroup(generation)));
    }

    /**
     * Salt of texts that prompts share: equal on all injectors of a run, and different in the next run, whose prompts would
     * otherwise be in the server's cache. Injectors share only their settings, of which {@code startAt} differs between runs.
     */
    protected final long salt() {
        return run.injector().isOneOfSeveral()
                ? Objects.hash(run.seed(), settings.text("startAt"))
                : ThreadLocalRandom.current().nextLong();
    }

    /** Whether each prompt begins with a unique mark, which keeps it out of the server's prefix cache. */
    protected final boolean uniquePrompts() {
        return settings.choice("promptVariation", List.of("unique", "same")).equals("unique");
    }

    /** Prompt lengths of the setting {@code promptLengths}; a prompt file has a single one. */
    protected final List<String> promptLengths() {
        List<String> known = run.prompts().lengths();
        return settings.text("prompts").isPresent() ? known : settings.choices("promptLengths", known);
    }

    /** Prompt length of a simulation that uses only one. */
    protected final String promptLength() {
        List<String> known = run.prompts().lengths();
        return settings.text("prompts").isPresent() ? known.get(0) : settings.choice("promptLengths", known);
    }

    /** Dealer of {@code models} and the prompts of a length to generations in turn. */
    protected final RoundRobin roundRobin(List<String> models, String promptLength) {
        return new RoundRobin(models, run.prompts().ofLength(promptLength), generationTokens(), uniquePrompts());
    }

    /** Token limit of answers to prompts without their own limit. */
    protected final int generationTokens() {
        return settings.integer("generationTokens", 1, MAX_TOKENS);
    }

    /** Copy of {@code series} with the mean length of its prompts, and the limit on its answers if all prompts have the same. */
    protected final Series asking(Series series, String promptLength) {
        boolean oneLimit = run.prompts().ofLength(promptLength).stream()
                .allMatch(prompt -> prompt.maxTokens().isEmpty());
        return series.prompts(run.prompts().characters(promptLength)).answers(oneLimit ? generationTokens() : null);
    }

    /** Budget of a level: the setting {@code duration} if given, otherwise {@code requests} generations. */
    protected final Budget levelBudget() {
        return settings.optionalDuration("duration")
                .map(Budget::duration)
                .orElseGet(() -> Budget.generations(settings.integer("requests", 1, MAX_REQUESTS)));
    }

    /**
     * Adds levels of open arrivals from the settings {@code rate}, {@code duration}, {@code arrivals} and {@code burstiness};
     * without {@code rate}, a level for each number in the setting {@code users}.
     */
    protected final void addLevels(IntConsumer ofUsers, Consumer<OpenLevel> ofRate) {
        List<OpenLevel> rates = OpenLevel.all(settings, run.seed());
        if (rates.isEmpty()) {
            settings.integers("users", 1, MAX_USERS).forEach(ofUsers::accept);
        } else {
            rates.forEach(ofRate);
        }
    }

    /** Declares a series for each turn of a level's sessions. */
    protected final void declareTurns(String level, int turns) {
        for (int turn = 1; turn <= turns; turn++) {
            run.declare(Series.closed(level + " turn " + turn, null));
        }
    }

    /** Part of scheduled arrivals, with at most {@code maxConcurrency} in flight. */
    protected final Part open(String name, ArrivalSchedule schedule, ChainBuilder work) {
        return profiles.open(name, schedule, settings.optionalInteger("maxConcurrency", 1, MAX_USERS), work);
    }

    /** Declares a series and adds its load, which runs after the load added before. */
    protected final void addSeries(Series series, Part part) {
        run.declare(series);
        addLoad(part);
    }

    /** Adds load without declaring a series; it runs after the load added before. */
    protected final void addLoad(Part part) {
        parts.add(part);
        run.progress().part(part.task());
    }

    /**
     * Adds {@code warmupRuns} generations per model, one after another, recorded as warm-up.
     *
     * @param name prefix of the part's name, if there are several warm-ups; otherwise empty
     * @param turns prepares a session for {@code generation}
     */
    protected final void addWarmUp(
            String name, Generate generation, List<String> models, UnaryOperator<Session> turns) {
        int runs = settings.integer("warmupRuns", 0, MAX_WARM_UP_RUNS);
        if (runs > 0) {
            addLoad(profiles.warmUp(
                    (name + " " + WARM_UP).strip(),
                    Budget.generations((long) runs * models.size()),
                    exec(turns::apply).exec(generation.warmUp().series(WARM_UP))));
        }
    }

    /** Sets up the simulation; call after all series are added. */
    protected final void setUpSeries() {
        untilDecided.ifPresent(decided -> decided.watch(parts));
        setUp(Profiles.inSequence(parts)).protocols(run.target().httpProtocol(), llm());
    }

    /** Protocol that sends generations with the ordinary {@code http} protocol; {@link #after()} ends the run. */
    private ProtocolBuilder llm() {
        LlmProtocol protocol = new LlmProtocol(run.context(), Optional.empty(), () -> {});
        return () -> protocol;
    }

    /**
     * Lines that the simulation adds to the summary; none by default.
     *
     * @param folder folder of the run, complete except for these lines
     * @throws IOException if a file cannot be written
     */
    protected List<String> conclusion(Path folder) throws IOException {
        return List.of();
    }

    @Override
    public void after() {
        untilDecided.ifPresent(UntilDecided::close);
        try {
            run.finish(this::conclusion);
        } catch (IOException e) {
            throw new UncheckedIOException("records of this run are lost: " + e.getMessage(), e);
        }
    }
}
