package inference.gatling.simulation;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.group;

import inference.gatling.action.Fetch;
import inference.gatling.action.Generate;
import inference.gatling.action.LlmProtocol;
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
 * Base of all simulations: the run with its settings and records, series one after the other, and the summary at the
 * end. A simulation's constructor adds its series and calls {@link #setUpSeries()}.
 */
public abstract class InferenceSimulation extends Simulation {

    private static final String WARM_UP = "warm-up";
    private static final int MAX_WARM_UP_RUNS = 1000;
    /** At once: users, or requests under way. */
    private static final int MAX_USERS = 100_000;

    private static final int MAX_TOKENS = 1_000_000;
    private static final int MAX_REQUESTS = 100_000_000;

    {
        // Before anything of this or of a simulation's own fields can find a setting unusable.
        SettingsException.endJvm();
    }

    protected final TestRun run = new TestRun(getClass().getSimpleName());
    protected final Settings settings = run.settings();
    /** Who sends when; of several injectors each its share. */
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

    /** Whether it sends inputs, to be answered by vectors or scores, and not prompts. */
    protected boolean sendsInputs() {
        return false;
    }

    /** A page of the server that is no generation; {@code requestName} names it in every report. */
    protected final Fetch fetch(String requestName, String path, String series) {
        return new Fetch(run.context(), requestName, path, series);
    }

    /** An operation on the session's {@code model} as a whole, in the model's group. */
    protected final ChainBuilder onModel(Operation operation, String series) {
        return group("#{model}").on(exec(run.operation(operation, series)));
    }

    /** A measured generation in its model's group, the model being the session's {@code model}. */
    protected static ChainBuilder inModelGroup(Generate generation) {
        return group("#{model}").on(exec(generation));
    }

    /**
     * Salt of texts that several prompts have in common: the same for all injectors of a run and another in the next run, whose
     * prompts would else be in the server's cache. Injectors know of each other what their settings say, of which startAt is another
     * in each run.
     */
    protected final long salt() {
        return run.injector().isOneOfSeveral()
                ? Objects.hash(run.seed(), settings.text("startAt"))
                : ThreadLocalRandom.current().nextLong();
    }

    /** Whether each prompt begins with a mark of its own, which keeps it out of the server's prefix cache. */
    protected final boolean uniquePrompts() {
        return settings.choice("promptVariation", List.of("unique", "same")).equals("unique");
    }

    /** The prompt lengths that are set; the only one there is, if the prompts are a file's. */
    protected final List<String> promptLengths() {
        List<String> known = run.prompts().lengths();
        return settings.text("prompts").isPresent() ? known : settings.choices("promptLengths", known);
    }

    /** As {@link #promptLengths()}, where there can be only one. */
    protected final String promptLength() {
        List<String> known = run.prompts().lengths();
        return settings.text("prompts").isPresent() ? known.get(0) : settings.choice("promptLengths", known);
    }

    /** Deals {@code models} and the prompts of a length to generations in turn. */
    protected final RoundRobin roundRobin(List<String> models, String promptLength) {
        return new RoundRobin(models, run.prompts().ofLength(promptLength), generationTokens(), uniquePrompts());
    }

    /** Limit on the answers to prompts that have none of their own. */
    protected final int generationTokens() {
        return settings.integer("generationTokens", 1, MAX_TOKENS);
    }

    /** {@code series} with the length of its prompts and the limit on its answers, unless each prompt has its own. */
    protected final Series asking(Series series, String promptLength) {
        boolean oneLimit = run.prompts().ofLength(promptLength).stream()
                .allMatch(prompt -> prompt.maxTokens().isEmpty());
        return series.prompts(run.prompts().characters(promptLength)).answers(oneLimit ? generationTokens() : null);
    }

    /** What a level sends: as long as {@code duration} says, if it is given, else {@code requests} generations. */
    protected final Budget levelBudget() {
        return settings.optionalDuration("duration")
                .map(Budget::duration)
                .orElseGet(() -> Budget.generations(settings.integer("requests", 1, MAX_REQUESTS)));
    }

    /**
     * Levels of arrivals that do not wait for the server, as {@code rate}, {@code duration}, {@code arrivals} and
     * {@code burstiness} say; none without {@code rate}.
     */
    protected final List<OpenLevel> openLevels() {
        return OpenLevel.all(settings, run.seed());
    }

    /** Adds each level of arrivals that {@link #openLevels()} names; without any, each number of {@code users}. */
    protected final void addLevels(IntConsumer ofUsers, Consumer<OpenLevel> ofRate) {
        List<OpenLevel> rates = openLevels();
        if (rates.isEmpty()) {
            settings.integers("users", 1, MAX_USERS).forEach(ofUsers::accept);
        } else {
            rates.forEach(ofRate);
        }
    }

    /** Declares the turns of the sessions of a level, each a series of its own. */
    protected final void declareTurns(String level, int turns) {
        for (int turn = 1; turn <= turns; turn++) {
            run.declare(Series.closed(level + " turn " + turn, null));
        }
    }

    /** Arrivals by a schedule, as many under way at once as {@code maxConcurrency} allows. */
    protected final Part open(String name, ArrivalSchedule schedule, ChainBuilder work) {
        return profiles.open(name, schedule, settings.optionalInteger("maxConcurrency", 1, MAX_USERS), work);
    }

    /** Adds a series: it runs when the ones before it have ended. */
    protected final void addSeries(Series series, Part part) {
        run.declare(series);
        addLoad(part);
    }

    /** Adds load, of a series that is declared or of none, as a warm-up is: it runs when the load before it has ended. */
    protected final void addLoad(Part part) {
        parts.add(part);
        run.progress().part(part.task());
    }

    /**
     * Adds {@code warmupRuns} generations for each model that {@code turns} deals, one after the other, recorded and not
     * measured.
     *
     * @param name of the part that is warmed up for, if there are several; empty else
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

    /** To be called when all series are added. */
    protected final void setUpSeries() {
        untilDecided.ifPresent(decided -> decided.watch(parts));
        setUp(Profiles.inSequence(parts)).protocols(run.target().httpProtocol(), llm());
    }

    /** Generations go the way of the ordinary requests beside them; {@link #after()} ends the run. */
    private ProtocolBuilder llm() {
        LlmProtocol protocol = new LlmProtocol(run.context(), Optional.empty(), () -> {});
        return () -> protocol;
    }

    /**
     * What the simulation has to say of its run beyond the summary, as lines; by default nothing.
     *
     * @param folder the run's, complete but for these lines
     * @throws IOException if a file of its own cannot be written
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
