package inference.gatling.record;

import inference.resource.ResourceSource;
import inference.resource.ResourceSource.Reading;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import run.ResourceSample;

/**
 * Periodic sampler of the server's resources, on its own thread. A source that fails is reported once and retried at the
 * next interval; it never stops the run.
 */
final class ResourceSampler {

    private static final long STOP_PATIENCE_S = 5;

    private final List<ResourceSource> sources;
    private final Duration interval;
    private final RunClock clock;
    private final String injector;
    private final Consumer<ResourceSample> sink;
    private final Consumer<String> tell;
    private final Set<String> failing = new HashSet<>();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(new DefaultThreadFactory("resources", true));

    /**
     * @param injector name of this load generator among several
     * @param sink receives the samples
     * @param tell receives messages for the user
     */
    ResourceSampler(
            List<ResourceSource> sources,
            Duration interval,
            RunClock clock,
            String injector,
            Consumer<ResourceSample> sink,
            Consumer<String> tell) {
        this.sources = List.copyOf(sources);
        this.interval = interval;
        this.clock = clock;
        this.injector = injector;
        this.sink = sink;
        this.tell = tell;
    }

    void start() {
        thread.execute(this::sample);
        thread.scheduleAtFixedRate(this::sample, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Takes an extra sample; completes when it is taken, or at once after {@link #stop}. */
    Future<?> sampleSoon() {
        return thread.isShutdown() ? CompletableFuture.completedFuture(null) : thread.submit(this::sample);
    }

    /** Takes a last sample and stops. */
    void stop() {
        thread.execute(this::sample);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(STOP_PATIENCE_S, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void sample() {
        for (ResourceSource source : sources) {
            try {
                List<Reading> readings = source.read();
                Instant now = clock.now();
                readings.forEach(reading -> sink.accept(new ResourceSample(
                        now, source.name(), reading.resource(), reading.value(), reading.rawName(), injector)));
                if (failing.remove(source.name())) {
                    tell.accept("Resources from " + source.name() + " can be read again.");
                }
            } catch (IOException | RuntimeException e) {
                if (failing.add(source.name())) {
                    tell.accept("Resources from " + source.name() + " cannot be read: " + e.getMessage()
                            + ". The run continues; resources.csv has a gap.");
                }
            }
        }
    }
}
