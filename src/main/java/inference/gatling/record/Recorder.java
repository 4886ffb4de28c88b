package inference.gatling.record;

import io.gatling.core.CoreComponents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import run.ClientHealth;
import run.ClientHealth.Pauses;
import run.Generation;
import run.LifecycleEvent;
import run.Phase;
import run.RunInfo;
import run.folder.GenerationsWriter;
import run.folder.LifecycleWriter;
import run.folder.RunFile;
import run.folder.RunJson;

/**
 * Writer of a run's own files next to Gatling's: {@code run.json} before the load and again at its end, and
 * {@code generations.csv} row by row.
 */
public final class Recorder implements GenerationSink {

    private static final String RUN_JSON = "run.json";
    private static final String GENERATIONS_CSV = "generations.csv";

    private final Supplier<RunInfo> info;
    private final RunClock clock;
    private final ResourceRecord resources;
    private final ClientHealthMonitor health = new ClientHealthMonitor();
    private volatile ClientHealth.Readiness begun;
    private final Runnable stopLoad;
    private final Supplier<Optional<Pauses>> pauses;
    private final Consumer<Path> afterCut;
    private CoreComponents components;
    private Path folder;
    private RunInfo started;
    private GenerationsWriter generations;
    private boolean lifecycleExpected;
    private LifecycleWriter lifecycle;
    private boolean closed;
    private long recorded;

    /**
     * @param info description of the run without its end; asked when the scenarios are built, and at the end for its series
     * @param clock the run's clock
     * @param resources samples of the server's resources
     * @param stopLoad called when the run is interrupted, before its files are closed
     * @param pauses pauses after failed connections so far
     * @param afterCut receives the folder of an interrupted run once its files are closed
     */
    public Recorder(
            Supplier<RunInfo> info,
            RunClock clock,
            ResourceRecord resources,
            Runnable stopLoad,
            Supplier<Optional<Pauses>> pauses,
            Consumer<Path> afterCut) {
        this.info = info;
        this.clock = clock;
        this.resources = resources;
        this.stopLoad = stopLoad;
        this.pauses = pauses;
        this.afterCut = afterCut;
    }

    /**
     * Opens the run's files.
     *
     * @throws UncheckedIOException if the folder cannot be written to; no load is sent then
     */
    public void open(CoreComponents gatling) {
        components = gatling;
        folder = RunFolder.of(gatling);
        started = info.get();
        try {
            RunJson.write(folder.resolve(RUN_JSON), started);
            generations = new GenerationsWriter(folder.resolve(GENERATIONS_CSV), Recorder::giveUp);
            if (lifecycleExpected) {
                lifecycle = new LifecycleWriter(folder.resolve(RunFile.LIFECYCLE.fileName()), Recorder::giveUp);
            }
            resources.open(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the run's records into " + folder.toAbsolutePath(), e);
        }
    }

    /**
     * Ends the JVM, since a load that is not recorded could go on for hours; the shutdown closes connections and files. Runs
     * on a new thread because the shutdown waits for the writer that failed.
     */
    private static void giveUp(IOException failure) {
        System.err.println("The run ends because its records can no longer be written: " + failure.getMessage());
        new Thread(() -> System.exit(1), "recorder-gives-up").start();
    }

    @Override
    public void record(Generation generation) {
        synchronized (this) { // a generation may end during shutdown, when its file is closed already
            if (closed) {
                return;
            }
            generations.write(generation);
            recorded++;
        }
        generation.timing().scheduledDelayMs().ifPresent(health::lateArrival);
    }

    @Override
    public void begins(String series, Phase phase) {
        resources.begins(series, phase);
    }

    @Override
    public Future<?> sampleResources() {
        return resources.sampleNow();
    }

    /** Number of generations recorded so far, warm-up included. */
    public synchronized long recorded() {
        return recorded;
    }

    /** Announces that the run pulls, loads or unloads models, so that {@code lifecycle.csv} is written; call before {@link #open}. */
    public void expectLifecycle() {
        lifecycleExpected = true;
    }

    /** Records a pull, load, unload or deletion of a model. Called on event loops. */
    public void recordLifecycle(LifecycleEvent event) {
        synchronized (this) {
            if (!closed) {
                lifecycle.write(event);
            }
        }
    }

    /**
     * Starts measuring client health and resources.
     *
     * @param readiness state of the load generator as the load begins
     */
    public void startMeasuring(ClientHealth.Readiness readiness) {
        begun = readiness.isFull() ? null : readiness;
        health.start(components.eventLoopGroup());
        resources.start();
    }

    /** Event-loop lag since the previous call; empty if nothing was measured since. */
    public Optional<ClientHealth.Distribution> recentLag() {
        return health.recentLag();
    }

    /**
     * Completes the files.
     *
     * @return the run's folder; empty if the run was interrupted and its files are closed already
     * @throws IOException if a record could not be written
     */
    public Optional<Path> close() throws IOException {
        if (!stopsAccepting()) {
            return Optional.empty();
        }
        generations.close();
        closeLifecycle();
        resources.close();
        RunJson.write(folder.resolve(RUN_JSON), completed());
        return Optional.of(folder);
    }

    /** Stops accepting rows; returns whether this call was the one that did. */
    private synchronized boolean stopsAccepting() {
        boolean first = !closed;
        closed = true;
        return first;
    }

    /**
     * Closes the files of a run that is interrupted (Ctrl-C ends the JVM without Gatling's {@code after()}), so that what was
     * measured is kept. Call during JVM shutdown; does nothing if the run is complete.
     */
    public void cut() {
        synchronized (this) {
            if (closed) {
                return;
            }
        }
        stopLoad.run();
        if (stopsAccepting()) {
            try {
                generations.close(); // run.json is left without an end, which marks the run as interrupted
                closeLifecycle();
                resources.close();
                System.err.printf("%nThe run was cut: %d generations are recorded in %s.%n", recorded, folder);
                afterCut.accept(folder);
            } catch (IOException e) {
                System.err.println("The records in " + folder + " are not complete: " + e.getMessage());
            }
        }
    }

    private void closeLifecycle() throws IOException {
        if (lifecycle != null) {
            lifecycle.close();
        }
    }

    /** Description of the run with its end, and the series declared during the load. */
    private RunInfo completed() {
        return started.withSeries(info.get().series())
                .ended(
                        clock.now(),
                        health.stop()
                                .with(begun)
                                .completed(clock.step(), pauses.get().orElse(null)));
    }
}
