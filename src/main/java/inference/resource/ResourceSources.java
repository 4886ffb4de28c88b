package inference.resource;

import inference.http.Route;
import inference.resource.ResourceSource.Reading;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import run.Resource;

/** Makes sources from the words of the setting {@code resources}. */
public final class ResourceSources {

    /** What the setting may hold. */
    public static final String ALLOWED = "some of auto, metrics, metrics:http://host:port/path, ps, pid:1234";

    private static final String AUTO = "auto";
    private static final String METRICS = "metrics";
    private static final String PS = "ps";
    private static final String PID = "pid:";
    private static final String EXPORTER = "metrics:";

    private static final int LOOKS = 2;

    private final URI server;
    /** Whether an address of this machine may be another machine's, the proxy's. */
    private final boolean remote;

    private final HttpText http;
    private final HttpText exporters;
    private final MetricNames names;

    /**
     * @param baseUrl of the server under test
     * @param headers authentication for it; not sent to exporters
     * @param route to it, and to exporters
     * @param mapping what pages call resources beside the names that are known
     */
    public ResourceSources(String baseUrl, Map<String, String> headers, Route route, MetricMapping mapping) {
        this.server = URI.create(baseUrl);
        this.remote = route.proxy().isPresent();
        this.http = new HttpText(headers, route);
        this.exporters = new HttpText(Map.of(), route);
        this.names = new MetricNames(mapping.names());
    }

    /**
     * The sources that {@code words} name.
     *
     * @throws IllegalArgumentException for a word that names none; the message says what is allowed
     */
    public List<ResourceSource> of(List<String> words) {
        List<ResourceSource> sources = new ArrayList<>();
        for (String word : words) {
            if (word.equals(AUTO)) {
                sources.addAll(found());
            } else {
                sources.add(named(word));
            }
        }
        return sources;
    }

    private ResourceSource named(String word) {
        if (word.equals(METRICS)) {
            return metrics();
        }
        if (word.equals(PS)) {
            return loadedModels();
        }
        try {
            if (word.startsWith(PID)) {
                return new ProcessSource(Long.parseUnsignedLong(word.substring(PID.length())));
            }
            if (word.startsWith(EXPORTER + "http")) {
                return exporter(word, URI.create(word.substring(EXPORTER.length())));
            }
        } catch (IllegalArgumentException e) {
            refuseCredentials(word);
            throw new IllegalArgumentException("'" + word + "' is not " + ALLOWED, e);
        }
        throw new IllegalArgumentException("'" + word + "' is not " + ALLOWED);
    }

    private MetricsSource exporter(String word, URI address) {
        refuseCredentials(word);
        if (address.getHost() == null) {
            throw new IllegalArgumentException("no host");
        }
        return new MetricsSource(word, address, exporters, names);
    }

    /** The word is recorded and shown. */
    private static void refuseCredentials(String word) {
        if (word.contains("@")) {
            throw new IllegalArgumentException(
                    "an exporter's address must not carry credentials, they would be recorded");
        }
    }

    /**
     * The server's metrics. If they do not tell its memory, its list of models, which tells what they are estimated to take,
     * and its process, if that is on this machine.
     */
    private List<ResourceSource> found() {
        List<ResourceSource> sources = new ArrayList<>();
        List<Reading> readings = readOrNothing(metrics());
        if (!readings.isEmpty()) {
            sources.add(metrics());
        }
        if (readings.stream().noneMatch(reading -> reading.resource() == Resource.MEMORY_BYTES)) {
            if (!readOrNothing(loadedModels()).isEmpty()) {
                sources.add(loadedModels());
            }
            if (!remote) {
                ListeningProcess.of(server).ifPresent(id -> sources.add(new ProcessSource(id)));
            }
        }
        return sources;
    }

    /** Looking for a source is no failure of it, but one look may be too few: what is not found now is not sampled at all. */
    private static List<Reading> readOrNothing(ResourceSource source) {
        for (int look = 0; look < LOOKS; look++) {
            try {
                return source.read();
            } catch (IOException e) {
                // it is not there, or stalled, or was cut
            }
        }
        return List.of();
    }

    private ResourceSource metrics() {
        return new MetricsSource(METRICS, server.resolve("/metrics"), http, names);
    }

    private ResourceSource loadedModels() {
        return new LoadedModelsSource(server.resolve("/api/ps"), http);
    }
}
