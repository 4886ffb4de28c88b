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
 * Writes a run's own files beside Gatling's: {@code run.json} before the load and again when it has ended, and
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
     * @param info what was run, without its end: asked when the scenarios are built, and for its series again at the end
     * @param clock of the run
     * @param resources of the server, sampled beside the load
     * @param stopLoad called when the run is cut, before its files are closed
     * @param pauses what failed connections have cost until now
     * @param afterCut is given the folder of a run that was cut, when its files are closed
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
     * @throws UncheckedIOException if the folder cannot be written to: no load is sent then
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
     * A load that nobody records could go on for hours: the JVM is ended, which hangs up and closes what is written. From
     * a thread of its own, since the writer that failed is waited for.
     */
    private static void giveUp(IOException failure) {
        System.err.println("The run ends because its records can no longer be written: " + failure.getMessage());
        new Thread(() -> System.exit(1), "recorder-gives-up").start();
    }

    @Override
    public void record(Generation generation) {
        synchronized (this) { // a generation may end while the JVM does: its row would come after the last
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

    /** Generations so far. */
    public synchronized long recorded() {
        return recorded;
    }

    /** To be called before {@link #open}: the run does more to models than to generate. */
    public void expectLifecycle() {
        lifecycleExpected = true;
    }

    /** Takes what was done to a model as a whole. Called on event loops. */
    public void recordLifecycle(LifecycleEvent event) {
        synchronized (this) {
            if (!closed) {
                lifecycle.write(event);
            }
        }
    }

    /**
     * From now on the load generator watches itself.
     *
     * @param readiness with what the load begins
     */
    public void startMeasuring(ClientHealth.Readiness readiness) {
        begun = readiness.isFull() ? null : readiness;
        health.start(components.eventLoopGroup());
        resources.start();
    }

    /** How late the event loops were since this was asked last; empty before it is measured. */
    public Optional<ClientHealth.Distribution> recentLag() {
        return health.recentLag();
    }

    /**
     * Completes the files.
     *
     * @return the run's folder; empty if the run was cut at this very moment
     * @throws IOException if a record could not be written
     */
    public Optional<Path> close() throws IOException {
        if (!isClosedNow()) {
            return Optional.empty();
        }
        generations.close();
        closeLifecycle();
        resources.close();
        RunJson.write(folder.resolve(RUN_JSON), completed());
        return Optional.of(folder);
    }

    /** Closes for rows; whether it was open. */
    private synchronized boolean isClosedNow() {
        boolean first = !closed;
        closed = true;
        return first;
    }

    /**
     * To be called while the JVM ends. Ctrl-C ends it without Gatling's after(): what was measured is kept all the same. Does
     * nothing to a run that is complete.
     */
    public void cut() {
        synchronized (this) {
            if (closed) {
                return;
            }
        }
        stopLoad.run();
        if (isClosedNow()) {
            try {
                generations.close(); // run.json keeps no end: the run was cut
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

    /** Series may have been added while it ran. */
    private RunInfo completed() {
        return started.withSeries(info.get().series())
                .ended(
                        clock.now(),
                        health.stop()
                                .begun(begun)
                                .completed(clock.step(), pauses.get().orElse(null)));
    }
}
