package inference.gatling.simulation;

import inference.dialect.Access;
import inference.dialect.Api;
import inference.dialect.ApiPath;
import inference.dialect.Dialect;
import inference.dialect.Probe;
import inference.dialect.ProbeException;
import inference.dialect.ServerInfo;
import inference.gatling.suite.AfterRun;
import inference.http.Route;
import inference.http.ServerClock;
import inference.kube.KubeService;
import inference.settings.BaseUrl;
import inference.settings.Settings;
import inference.settings.SettingsException;
import io.gatling.javaapi.http.HttpDsl;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mock.MockServer;
import mock.MockSettings;
import mock.serve.PrefixCaching;
import run.ClockOffset;
import run.RunInfo;

/**
 * Server under test, checked before the load to be reachable and to have the models.
 *
 * @param baseUrl address, without a trailing slash
 * @param dialect API
 * @param info product, version and models as the server reports them
 * @param models models under test, in the order given
 * @param managesModels whether it can pull, load, unload and delete models (Ollama's API)
 */
public record ServerUnderTest(
        String baseUrl, Dialect dialect, ServerInfo info, List<String> models, boolean managesModels) {

    /**
     * Server that the settings name; without one the embedded mock server is started.
     *
     * @throws SettingsException if the server cannot be reached, or lacks a model
     */
    static ServerUnderTest of(Settings settings, Map<String, String> headers, Route route) {
        Optional<String> kubeService = settings.text("kube.service");
        boolean embedded = settings.text("baseUrl").isEmpty() && kubeService.isEmpty();
        if (embedded && route.proxy().isPresent()) {
            throw new SettingsException(
                    "setting 'proxy': the embedded mock server runs in this process, so a proxy cannot reach it."
                            + " Also give -DbaseUrl=…");
        }
        String baseUrl = embedded
                ? embeddedMock(settings)
                : kubeService.isPresent() ? inCluster(settings, kubeService.get(), route) : BaseUrl.of(settings);
        Probe probe = new Probe(baseUrl, access(headers, route));
        try {
            if (settings.flag("skipModelCheck") && !embedded) {
                return unasked(settings, baseUrl, probe);
            }
            Dialect dialect = dialect(settings, embedded ? List.of(Api.OPENAI) : List.of(), probe);
            ServerInfo info = dialect.probe(probe);
            boolean managesModels = Api.OLLAMA.isSpokenBy(probe);
            boolean mayLack = managesModels && pulls(settings);
            return new ServerUnderTest(baseUrl, dialect, info, models(settings, baseUrl, info, mayLack), managesModels);
        } catch (ProbeException e) {
            throw new SettingsException(e.getMessage());
        }
    }

    /** Server that is not asked for its models ({@code skipModelCheck}): API and models must be given. */
    private static ServerUnderTest unasked(Settings settings, String baseUrl, Probe probe) throws ProbeException {
        for (String name : List.of("api", "models")) {
            if (settings.text(name).isEmpty()) {
                throw new SettingsException(
                        "skipModelCheck does not ask the server, so you must also give -D" + name + "=…");
            }
        }
        Dialect dialect = dialect(settings, List.of(), probe);
        return new ServerUnderTest(baseUrl, dialect, ServerInfo.UNKNOWN, settings.list("models"), false);
    }

    /**
     * Second server of an A/B run, named by {@code compareBaseUrl}; empty if it is not set.
     *
     * @throws SettingsException if it cannot be reached, or lacks a model of this server
     */
    Optional<ServerUnderTest> compared(Settings settings, Map<String, String> headers, Route route) {
        if (settings.text("compareBaseUrl").isEmpty()) {
            return Optional.empty();
        }
        String other = BaseUrl.of(settings, "compareBaseUrl");
        boolean unlike = settings.text("compareApi").isPresent()
                || settings.text("compareEndpoint").isPresent();
        if (other.equals(baseUrl) && !unlike) {
            throw new SettingsException("setting 'compareBaseUrl': " + other + " is the server itself");
        }
        try {
            Probe probe = new Probe(other, access(headers, route));
            Dialect spoken = unlike ? dialect(settings, apiOfCompared(settings), "compareEndpoint") : dialect;
            if (spoken.takesInputs() != dialect.takesInputs()) {
                throw new SettingsException("setting 'compareApi': " + spoken.name() + " and " + dialect.name()
                        + " would do different work");
            }
            ServerInfo there = settings.flag("skipModelCheck") ? ServerInfo.UNKNOWN : spoken.probe(probe);
            List<String> missing = models.stream()
                    .filter(model -> !there.models().isEmpty() && !there.offers(model))
                    .toList();
            if (!missing.isEmpty()) {
                throw new SettingsException(
                        "setting 'compareBaseUrl': " + String.join(", ", missing) + " not at " + other + ", which has "
                                + there.listed(missing) + ": give -Dmodels=… with models that both have");
            }
            return Optional.of(new ServerUnderTest(other, spoken, there, models, false));
        } catch (ProbeException e) {
            throw new SettingsException("setting 'compareBaseUrl': " + e.getMessage());
        }
    }

    private Api apiOfCompared(Settings settings) {
        return Api.of(
                settings.text("compareApi").isPresent() ? settings.choice("compareApi", Api.codes()) : dialect.name());
    }

    private static Access access(Map<String, String> headers, Route route) {
        return new Access(headers, route, Access.User.SETTINGS);
    }

    /** Dialect of the setting {@code api}; otherwise the first that the server speaks, which is printed. */
    private static Dialect dialect(Settings settings, List<Api> known, Probe probe) throws ProbeException {
        Api api;
        if (settings.text("api").isPresent()) {
            api = Api.of(settings.choice("api", Api.codes()));
        } else {
            List<Api> spoken = known.isEmpty() ? Api.spokenBy(probe) : known;
            api = spoken.get(0);
            if (known.isEmpty()) {
                System.out.printf(
                        "%s speaks %s: using %s%s%n",
                        probe.baseUrl(),
                        String.join(", ", spoken.stream().map(Api::code).toList()),
                        api.code(),
                        spoken.size() > 1 ? " (another with -Dapi=…)" : "");
            }
        }
        return dialect(settings, api, "endpoint");
    }

    /** @param setting name of the setting with the endpoint */
    private static Dialect dialect(Settings settings, Api api, String setting) {
        String endpoint = settings.text(setting).isPresent() ? settings.choice(setting, api.endpoints()) : "";
        return api.dialect(new Api.Options(
                endpoint,
                settings.flag("ignoreEos"),
                settings.flag("gatewayStream"),
                settings.required("maxTokensField")));
    }

    /** Address of a Kubernetes service. Its port-forward, if needed, is closed when the run is over or this JVM ends. */
    private static String inCluster(Settings settings, String service, Route route) {
        if (settings.text("baseUrl").isPresent()) {
            throw new SettingsException("settings 'baseUrl' and 'kube.service' both say where the server is: give one");
        }
        KubeService.Reached reached = KubeService.of(service)
                .reach(System.getenv().getOrDefault("PATH", ""), settings.flag("kube.portForward"));
        AfterRun.close(reached.connection());
        if (reached.forwarded() && route.proxy().isPresent()) {
            throw new SettingsException("setting 'proxy': the port-forward to " + service
                    + " is on this machine, so a proxy cannot reach it. Leave one of the two out");
        }
        System.out.printf("Service %s is at %s, %s%n", service, reached.baseUrl(), reached.how());
        return reached.baseUrl();
    }

    /** Address of an embedded mock server that runs until the end of this run. */
    private static String embeddedMock(Settings settings) {
        MockServer mock = MockServer.start(new MockSettings()
                .timeScale(settings.optionalDecimal("mockTimeScale", 0, 10_000).orElse(1.0))
                .decodeSlowdown(
                        settings.optionalDecimal("mockDecodeSlowdown", 0, 100).orElse(1.0))
                .prefillSlowdown(
                        settings.optionalDecimal("mockPrefillSlowdown", 0, 100).orElse(1.0))
                .errorRate(settings.share("mockErrorRate"))
                .seed(settings.integer("seed", 0, Integer.MAX_VALUE))
                .prefixCaching(PrefixCaching.valueOf(
                        settings.choice("mockPrefixCaching", List.of("conversations", "all", "off"))
                                .toUpperCase(Locale.ROOT)))
                .leakBytesPerGeneration(settings.integer("mockLeakBytes", 0, Integer.MAX_VALUE)));
        AfterRun.close(mock::close);
        return mock.baseUrl();
    }

    /**
     * HTTP protocol for this server. Users share kept-alive connections, as in a real client's pool: a new connection per user
     * would add its setup to the TTFT.
     */
    public HttpProtocolBuilder httpProtocol() {
        return HttpDsl.http
                .baseUrl(baseUrl)
                .disableWarmUp()
                .disableFollowRedirect()
                .shareConnections()
                .userAgentHeader("llm-perf");
    }

    /** Offset between this machine's clock and the server's; null if the server sends no {@code Date} header. */
    ClockOffset clock(Map<String, String> headers, Route route) {
        return ServerClock.ahead(ApiPath.address(baseUrl, dialect.healthPath()), headers, route)
                .orElse(null);
    }

    /** Whether models are deleted before they are pulled, so that a pull transfers everything. */
    public boolean deletesFirst(Settings settings) {
        return switch (settings.choice("deleteFirst", List.of("mock", "true", "false"))) {
            case "mock" -> info.mock();
            case "true" -> true;
            default -> false;
        };
    }

    /** Description of the server in {@code run.json}. */
    RunInfo.Target description() {
        return new RunInfo.Target(
                baseUrl, dialect.name(), emptyToNull(info.product()), emptyToNull(info.version()), info.mock(), models);
    }

    private static String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static boolean pulls(Settings settings) {
        return settings.flag("pull")
                || settings.choice("form", List.of("levels", "document")).equals("document");
    }

    /** @param mayLack whether the simulation pulls missing models */
    private static List<String> models(Settings settings, String baseUrl, ServerInfo info, boolean mayLack) {
        List<String> served = info.models();
        if (settings.text("models").isEmpty()) {
            if (settings.text("defaultModels").isEmpty()) {
                return List.of(); // the simulation uses no model
            }
            List<String> documents = settings.list("defaultModels");
            if (mayLack || (!served.isEmpty() && documents.stream().allMatch(info::offers))) {
                return documents;
            }
            if (served.size() == 1) {
                return served;
            }
            throw new SettingsException(
                    "which models? Give -Dmodels=… with some of those at " + baseUrl + ": " + info.listed(List.of()));
        }
        List<String> wanted = settings.list("models");
        List<String> unknown =
                wanted.stream().filter(m -> !mayLack && !info.offers(m)).toList();
        if (!unknown.isEmpty()) {
            throw new SettingsException("setting 'models': " + String.join(", ", unknown) + " not at " + baseUrl
                    + ", which has " + info.listed(unknown));
        }
        return wanted;
    }
}
