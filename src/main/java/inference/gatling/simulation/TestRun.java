package inference.gatling.simulation;

import inference.dialect.RequestShape;
import inference.feeders.Feeder;
import inference.feeders.Prompts;
import inference.gatling.action.Cancellation;
import inference.gatling.action.ClientWarmUp;
import inference.gatling.action.ConnectPauses;
import inference.gatling.action.Generate;
import inference.gatling.action.GenerateContext;
import inference.gatling.action.ModelOperation;
import inference.gatling.action.Preparation;
import inference.gatling.engine.GatlingEngine;
import inference.gatling.exchange.ConnectionHabit;
import inference.gatling.exchange.InFlight;
import inference.gatling.exchange.Timeouts;
import inference.gatling.record.EnvironmentFacts;
import inference.gatling.record.GenerationSink;
import inference.gatling.record.OpenFiles;
import inference.gatling.record.Recorder;
import inference.gatling.record.ResourceRecord;
import inference.gatling.record.ResultsFolder;
import inference.gatling.record.RunClock;
import inference.gatling.suite.AfterRun;
import inference.http.Route;
import inference.progress.Progress;
import inference.settings.ApiKey;
import inference.settings.Injector;
import inference.settings.RouteSettings;
import inference.settings.Settings;
import inference.settings.SettingsException;
import inference.warmup.CompilerThreads;
import inference.warmup.JitFocus;
import io.gatling.javaapi.core.ChainBuilder;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import run.Capability;
import run.ClientHealth;
import run.LifecycleEvent.Operation;
import run.RunInfo;
import run.RunInfo.Series;
import run.Side;

/**
 * Run of a simulation: its settings, its target and its records. Created in the simulation's constructor, before any load,
 * and finished in its {@code after()}.
 */
public final class TestRun {

    private final String simulation;
    private final Settings settings;
    private final Injector injector;
    private final StartBarrier startBarrier;
    private final RunClock clock = new RunClock();
    private final Instant start = clock.now();
    private final SortedMap<String, Feeder> feeders = new TreeMap<>();
    private final Route route;
    private final InFlight inFlight = new InFlight();
    private final ConnectPauses pauses = new ConnectPauses();
    private final ServerUnderTest target;
    private final Optional<ServerUnderTest> compared;
    private final List<Series> series =
            new CopyOnWriteArrayList<>(); // a capacity search declares series during the load
    private final Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
    private final ErrorLimit errorLimit;
    private final RunInfo.Environment environment;
    private final Recorder recorder;
    private final Progress progress = new Progress();
    private final GenerationRelay sink;
    private RunWatch watch;
    private final GenerateContext context;
    private final List<Function<GatlingEngine, ChainBuilder>> preparations = new ArrayList<>();
    private Prompts prompts;
    private boolean opened;

    /**
     * Creates a run.
     *
     * @param simulation simple name of its class
     * @throws SettingsException if a setting cannot be used; the message says what is allowed
     */
    public TestRun(String simulation, Settings settings) {
        this.simulation = simulation;
        this.settings = settings;
        this.errorLimit = ErrorLimit.of(settings);
        this.injector = Injector.of(settings);
        this.startBarrier = StartBarrier.of(settings);
        ParentWatch.start();
        JitFocus.begin();
        ResultsFolder.check();
        ApiKey apiKey = ApiKey.of(settings);
        apiKey.warnOfFineLogs();
        PriceSettings.check(settings);
        Timeouts timeouts = RequestSettings.timeouts(settings);
        this.route = RouteSettings.of(settings);
        Map<String, String> headers = RequestSettings.headers(settings, apiKey.headers());
        RequestShape shape = RequestSettings.shape(settings);
        this.target = ServerUnderTest.of(settings, headers, route);
        this.environment = EnvironmentFacts.collect(injector.name())
                .with(injector.isOneOfSeveral() ? target.clock(headers, route) : null);
        this.recorder = new Recorder(
                this::info,
                clock,
                ResourceRecord.of(settings, injector.name(), clock, target.baseUrl(), headers, route),
                inFlight::stop,
                pauses::soFar,
                Conclusion::ofCut);
        this.sink = new GenerationRelay(recorder, progress);
        listen(errorLimit);
        Map<String, String> headersOfB = RequestSettings.headersOfCompared(settings, apiKey);
        this.compared = target.compared(settings, headersOfB, route);
        this.context = context(
                target,
                timeouts,
                headers,
                shape,
                compared.map(server -> new GenerateContext.Compared(
                        context(server, timeouts, headersOfB, shape, Optional.empty()),
                        RequestSettings.together(settings))));
    }

    private GenerateContext context(
            ServerUnderTest server,
            Timeouts timeouts,
            Map<String, String> headers,
            RequestShape shape,
            Optional<GenerateContext.Compared> other) {
        return new GenerateContext(
                simulation,
                injector.name(),
                server.baseUrl(),
                server.dialect(),
                shape,
                server.dialect().streams() ? timeouts : timeouts.forWholeAnswers(),
                new ConnectionHabit(),
                pauses,
                headers,
                route,
                Cancellation.of(settings, seed() + injector.index()),
                inFlight,
                clock,
                sink,
                this::open,
                other);
    }

    /** Adds a listener that receives every generation after it is recorded. Call before the load. */
    public void listen(GenerationSink listener) {
        sink.listen(listener);
    }

    /** Adds work of one user before the load and before {@code startAt}; its steps are built with {@link Generate#by}. */
    void prepare(Function<GatlingEngine, ChainBuilder> work) {
        preparations.add(work);
    }

    Progress progress() {
        return progress;
    }

    public Settings settings() {
        return settings;
    }

    /** Prompts of the file that the setting {@code prompts} names; otherwise the built-in ones by length. */
    public Prompts prompts() {
        if (prompts == null) {
            prompts = settings.text("prompts")
                    .map(file -> Prompts.ofFile(feeder(file)).checkedFor(target.dialect(), settings))
                    .orElseGet(() -> Prompts.byLength(feeder(Prompts.FILE)));
        }
        return prompts;
    }

    /**
     * File of test data, whose hash is recorded in {@code run.json}.
     *
     * @param name path, or resource such as {@code feeders/prompts.csv}
     * @throws SettingsException if it does not exist
     */
    public Feeder feeder(String name) {
        return feeders.computeIfAbsent(name, Feeder::load);
    }

    public ServerUnderTest target() {
        return target;
    }

    /** Context shared by the run's generations. */
    public GenerateContext context() {
        return context;
    }

    /** Step that pulls, loads, unloads or deletes the session's {@code model}; the target must be able to manage models. */
    ModelOperation operation(Operation operation, String part) {
        recorder.expectLifecycle();
        return new ModelOperation(
                context,
                operation,
                part,
                ModelOperation.Limits.of(settings),
                settings.flag("pullInsecure"),
                progress,
                new LifecycleRecord(recorder, progress));
    }

    public int seed() {
        return settings.integer("seed", 0, Integer.MAX_VALUE);
    }

    /** Declares a series of all injectors together, in the order in which series run. */
    public void declare(Series all) {
        Series declared = injector.of(all);
        if (!opened && declared.users() != null) {
            // The embedded mock has the other end of each connection in this process.
            boolean embedded =
                    settings.text("baseUrl").isEmpty() && target.info().mock();
            int perUser = (compared.isPresent() ? 2 : 1) + (embedded ? 1 : 0);
            OpenFiles.require("users=" + declared.users(), (long) declared.users() * perUser);
        }
        series.add(declared);
    }

    /** Declares figures that the run provides beyond those of its series. Call before the load. */
    public void declare(Capability capability) {
        capabilities.add(capability);
    }

    /** This load generator's share of the load. */
    public Injector injector() {
        return injector;
    }

    /** Opens the records, warms up the client, calibrates prompts and waits for {@code startAt}; called before Gatling's load. */
    private void open(GatlingEngine engine) {
        if (!opened) {
            opened = true;
            watch = RunWatch.begin(settings, context, progress, recorder);
            listen(watch);
            recorder.open(engine.core());
            AfterRun.whenCut(recorder::cut);
            progress.stage("warming up the client");
            String cold = ClientWarmUp.run(engine, target.dialect(), settings.flag("clientWarmUp"));
            FailureStreak streak = FailureStreak.of(settings, engine);
            List<String> ignored = settings.unused();
            ignored.forEach(name -> System.err.println(ClientHealth.Readiness.told(List.of(name), simulation)));
            progress.stage(preparations.isEmpty() ? "" : "calibrating prompts");
            preparations.forEach(work -> Preparation.run(engine, work.apply(engine.muted())));
            listen(streak); // only now: Gatling cannot stop a load that it has not started
            Long lateMs = startBarrier.await(progress);
            progress.stage("");
            recorder.startMeasuring(new ClientHealth.Readiness(cold, lateMs, ignored));
        }
    }

    /** Description of the run as known so far, without its end. */
    public RunInfo info() {
        SortedMap<String, String> hashes = new TreeMap<>();
        feeders.forEach((name, feeder) -> hashes.put(name, feeder.sha256()));
        return new RunInfo(
                RunInfo.SCHEMA,
                simulation,
                start,
                null,
                settings.asked(),
                target.description(),
                compared.map(ServerUnderTest::description).orElse(null),
                environment,
                hashes,
                seed(),
                settings.isQuick(),
                compared.isEmpty() ? List.copyOf(series) : Side.ofBoth(series),
                capabilities,
                null);
    }

    /**
     * Completes the run's records and writes its summary. The JVM ends with exit code 1 if too many generations failed.
     *
     * @param conclusion further lines for the end of the summary
     * @throws IOException if a record could not be written
     */
    public void finish(Conclusion conclusion) throws IOException {
        watch.close();
        CompilerThreads.asUsual();
        JitFocus.end(recorder.recorded());
        recorder.close().ifPresent(conclusion::summarise);
        errorLimit.exceeded().ifPresent(why -> AfterRun.fail("The run fails: " + why));
    }
}
