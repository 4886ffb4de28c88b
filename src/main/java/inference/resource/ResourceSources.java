package inference.resource;

import inference.http.Route;
import inference.resource.ResourceSource.Reading;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import run.Resource;

/** Factory of the sources that the setting {@code resources} names. */
public final class ResourceSources {

    /** Allowed words of the setting. */
    public static final String ALLOWED = "some of auto, metrics, metrics:http://host:port/path, ps, pid:1234";

    private static final String AUTO = "auto";
    private static final String METRICS = "metrics";
    private static final String PS = "ps";
    private static final String PID = "pid:";
    private static final String EXPORTER = "metrics:";

    private static final int LOOKS = 2;
    private static final int MAX_PORT = 65_535;

    private final URI server;
    /** Whether a proxy is in use, so that a local-looking address may be another machine's. */
    private final boolean remote;

    private final HttpText http;
    private final HttpText exporters;
    private final MetricNames names;

    /**
     * @param baseUrl address of the server under test
     * @param headers authentication headers for it, not sent to exporters
     * @param route route to the server and to exporters
     * @param mapping names of resources that precede the built-in ones
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
     * @throws IllegalArgumentException for an unknown word; the message says what is allowed
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
        if (address.getHost() == null
                || !List.of("http", "https").contains(address.getScheme())
                || address.getPort() > MAX_PORT) {
            throw new IllegalArgumentException("no address");
        }
        return new MetricsSource(word, address, exporters, names);
    }

    /** Refuses credentials, because the word is recorded and shown. */
    private static void refuseCredentials(String word) {
        if (word.contains("@")) {
            throw new IllegalArgumentException(
                    "an exporter's address must not carry credentials, they would be recorded");
        }
    }

    /**
     * Sources found at the server: its metrics and, if these do not include its memory, its list of loaded models and its
     * process, if that is local.
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

    /** Readings of a possible source; tries twice, because a source that is missed here is not sampled at all. */
    private static List<Reading> readOrNothing(ResourceSource source) {
        for (int look = 0; look < LOOKS; look++) {
            try {
                return source.read();
            } catch (IOException e) {
                // no such source, or no complete answer
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
