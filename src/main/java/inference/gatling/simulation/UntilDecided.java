package inference.gatling.simulation;

import analysis.summary.reading.RunBuilder;
import analysis.verdict.InterimVerdict;
import analysis.verdict.baseline.Baseline;
import analysis.verdict.baseline.BaselineStore;
import analysis.verdict.policy.Policy;
import analysis.verdict.policy.PolicyFile;
import inference.gatling.load.Budget;
import inference.gatling.load.Part;
import inference.gatling.record.GenerationSink;
import inference.progress.Position;
import inference.settings.SettingsException;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import run.Cell;
import run.Generation;
import run.RunInfo;
import run.file.UnreadableFileException;

/**
 * Early end of series whose comparison with a baseline is decided, or cannot be decided by their end: see
 * {@link InterimVerdict}. A series never becomes longer. Runs on its own thread.
 */
final class UntilDecided implements GenerationSink, AutoCloseable {

    private static final long PERIOD_MS = 250;

    private final TestRun run;
    private final Policy policy;
    private final Baseline baseline;
    private final List<Watched> watched = new ArrayList<>();
    private final Queue<Generation> ended = new ConcurrentLinkedQueue<>();
    private final List<Generation> measured = new ArrayList<>();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(new DefaultThreadFactory("until-decided", true));
    private InterimVerdict verdict;

    private UntilDecided(TestRun run, Policy policy, Baseline baseline) {
        this.run = run;
        this.policy = policy;
        this.baseline = baseline;
    }

    /** Part that measures a series, of one model or of all. */
    private static final class Watched {
        final Part part;
        final Budget budget;
        final Predicate<Cell> cells;
        int looks;
        boolean over;

        Watched(Part part, Budget budget, Predicate<Cell> cells) {
            this.part = part;
            this.budget = budget;
            this.cells = cells;
        }
    }

    /**
     * Watcher configured by the setting {@code untilDecided}; empty if it is not set.
     *
     * @throws SettingsException if the baseline does not exist, or several injectors share the load
     */
    static Optional<UntilDecided> of(TestRun run) {
        Optional<String> name = run.settings().text(InterimVerdict.SETTING);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        if (run.injector().isOneOfSeveral()) {
            throw refused("one of several injectors does not know the others' measurements");
        }
        if (!BaselineStore.isName(name.get())) {
            throw refused("'" + name.get() + "' is not a baseline name");
        }
        try {
            BaselineStore store = new BaselineStore(BaselineStore.DEFAULT_FOLDER);
            return Optional.of(
                    new UntilDecided(run, PolicyFile.readOrStandard(store.policyFile()), store.read(name.get())));
        } catch (IOException | UnreadableFileException e) {
            throw refused(e.getMessage());
        }
    }

    private static SettingsException refused(String why) {
        return new SettingsException("setting '" + InterimVerdict.SETTING + "': " + why);
    }

    /**
     * Starts watching those of {@code parts} that measure a series. Their names are the series' name, with or without a model's
     * name in front.
     *
     * @throws SettingsException if no part can end early, or the run does other work than the baseline
     */
    void watch(List<Part> parts) {
        RunInfo info = run.info();
        List<String> unlike = InterimVerdict.unlike(baseline, info);
        if (!unlike.isEmpty()) {
            throw refused("the run would do other work than the baseline '" + baseline.name() + "': "
                    + String.join("; ", unlike));
        }
        for (Part part : parts) {
            part.budget()
                    .ifPresent(budget ->
                            cells(part, info).ifPresent(cells -> watched.add(new Watched(part, budget, cells))));
        }
        if (watched.isEmpty()) {
            throw refused("no series of " + info.simulation() + " can end early: that needs users who wait for their"
                    + " answers, not scheduled arrivals");
        }
        verdict = InterimVerdict.of(policy, baseline, watched.size());
        run.listen(this);
        thread.scheduleWithFixedDelay(this::look, PERIOD_MS, PERIOD_MS, TimeUnit.MILLISECONDS);
    }

    private static Optional<Predicate<Cell>> cells(Part part, RunInfo info) {
        for (RunInfo.Series series : info.series()) {
            if (part.name().equals(series.name())) {
                return Optional.of(cell -> cell.series().equals(series.name()));
            }
            for (String model : info.target().models()) {
                if (part.name().equals(model + " " + series.name())) {
                    return Optional.of(new Cell(model, series.name())::equals);
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public void record(Generation generation) {
        if (generation.isMeasured()) {
            ended.add(generation);
        }
    }

    private void look() {
        try {
            watched.forEach(this::look);
        } catch (RuntimeException e) {
            System.err.println("The run continues to its full length, because the interim verdict failed: " + e);
            thread.shutdown();
        }
    }

    private void look(Watched one) {
        double share =
                one.part.task().position(System.nanoTime()).map(Position::share).orElse(0.0);
        int due = (int) (share * (InterimVerdict.LOOKS + 1));
        if (one.over || due <= one.looks || due > InterimVerdict.LOOKS) {
            return;
        }
        one.looks = due;
        for (Generation next = ended.poll(); next != null; next = ended.poll()) {
            measured.add(next);
        }
        RunBuilder soFar = new RunBuilder().injector(run.info());
        measured.forEach(soFar::add);
        verdict.ends(soFar.build(), one.cells, share).ifPresent(why -> {
            one.over = true;
            one.budget.end();
            System.out.printf("%s ends after %.0f %% of its length: %s.%n", one.part.name(), 100 * share, why);
        });
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
