package inference.gatling.record;

import inference.http.Route;
import inference.resource.MetricMapping;
import inference.resource.ResourceSource;
import inference.resource.ResourceSources;
import inference.settings.PropertyLines;
import inference.settings.Settings;
import inference.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import run.Phase;
import run.folder.ResourcesWriter;
import run.folder.RunFile;

/** Writer of {@code resources.csv}, sampled at an interval. Does nothing if the settings name no source. */
public final class ResourceRecord {

    private static final String MAPPING = "resourcesMapping";

    private final List<ResourceSource> sources;
    private final Duration interval;
    private final RunClock clock;
    private final String injector;
    /** Phase and series pairs that have begun. */
    private final Set<String> begun = ConcurrentHashMap.newKeySet();

    private ResourcesWriter writer;
    private ResourceSampler sampler;

    private ResourceRecord(List<ResourceSource> sources, Duration interval, RunClock clock, String injector) {
        this.sources = sources;
        this.interval = interval;
        this.clock = clock;
        this.injector = injector;
    }

    /**
     * Record configured by the settings {@code resources}, {@code resourcesInterval} and {@code resourcesMapping}.
     *
     * @param injector name of this load generator among several
     * @param clock the run's clock
     * @param headers authentication for the server
     * @param route proxy and TLS settings for the server
     * @throws SettingsException if {@code resources} names an unknown source
     */
    public static ResourceRecord of(
            Settings settings,
            String injector,
            RunClock clock,
            String baseUrl,
            Map<String, String> headers,
            Route route) {
        List<String> words = settings.text("resources").isEmpty() ? List.of() : settings.list("resources");
        try {
            List<ResourceSource> sources = new ResourceSources(baseUrl, headers, route, mapping(settings)).of(words);
            if (sources.isEmpty() && !words.isEmpty()) {
                tell("No resources can be sampled: " + baseUrl
                        + " has no /metrics and no /api/ps, and no local process of this user serves it. The run"
                        + " continues without; allowed values of -Dresources: "
                        + ResourceSources.ALLOWED);
            }
            return new ResourceRecord(sources, settings.duration("resourcesInterval"), clock, injector);
        } catch (IllegalArgumentException e) {
            throw new SettingsException("setting 'resources': " + e.getMessage());
        }
    }

    private static MetricMapping mapping(Settings settings) {
        Optional<String> file = settings.text(MAPPING);
        MetricMapping mapping = MetricMapping.NONE;
        for (PropertyLines.Entry entry :
                file.map(name -> PropertyLines.read(MAPPING, name)).orElse(List.of())) {
            try {
                if (!entry.problem().isEmpty()) {
                    throw new IllegalArgumentException(entry.problem());
                }
                mapping = mapping.and(MetricMapping.of(entry.name(), entry.value()));
            } catch (IllegalArgumentException e) {
                throw new SettingsException(file.get() + ":" + entry.line() + ": " + e.getMessage());
            }
        }
        return mapping;
    }

    /**
     * Creates the file in the run's folder.
     *
     * @throws IOException if that fails
     */
    void open(Path folder) throws IOException {
        if (!sources.isEmpty()) {
            writer = new ResourcesWriter(
                    folder.resolve(RunFile.RESOURCES.fileName()),
                    failure -> tell("Resources can no longer be recorded: " + failure.getMessage()));
            sampler = new ResourceSampler(sources, interval, clock, injector, writer::write, ResourceRecord::tell);
        }
    }

    void start() {
        if (sampler != null) {
            sampler.start();
        }
    }

    /** Samples the sources now if this is the first generation of its series and phase. */
    void begins(String series, Phase phase) {
        if (sampler != null && begun.add(phase + series)) {
            sampler.sampleSoon();
        }
    }

    /** Samples the sources now, in addition to the interval; completes when they have been read. */
    Future<?> sampleNow() {
        return sampler == null ? CompletableFuture.completedFuture(null) : sampler.sampleSoon();
    }

    /**
     * Takes a last sample and closes the file.
     *
     * @throws IOException if a row could not be written
     */
    void close() throws IOException {
        if (sampler != null) {
            sampler.stop();
            writer.close();
        }
    }

    private static void tell(String message) {
        System.err.println(message);
    }
}
