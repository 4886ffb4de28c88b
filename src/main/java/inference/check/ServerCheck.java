package inference.check;

import inference.check.CheckFinding.Grade;
import inference.dialect.Access;
import inference.dialect.Api;
import inference.dialect.BodyPatch;
import inference.dialect.Dialect;
import inference.dialect.GenerationRequest;
import inference.dialect.GenerationRequest.Message;
import inference.dialect.OpenAiDialect;
import inference.dialect.Probe;
import inference.dialect.ProbeException;
import inference.dialect.ServerInfo;
import inference.stream.ErrorText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Check of a server before a test: whether it answers, its APIs and models, and the shape of one streamed generation.
 */
public final class ServerCheck {

    private static final String PROMPT = "Write a short story about a lighthouse.";
    /** Prompt of the first generation; differs from {@link #PROMPT}, to keep that out of the prefix cache. */
    private static final String FIRST_PROMPT = "Say something short.";

    private static final int FIRST_TOKENS = 4;
    private static final int LISTED_MODELS = 10;
    /** Model name that needs no quoting on a command line. */
    private static final Pattern PLAIN_NAME = Pattern.compile("[\\p{L}\\p{N}._:/@+=~-]{1,200}");

    private static final String IN_A_CLUSTER =
            "In Kubernetes: kubectl get pods -n NAMESPACE (is it running?), kubectl get svc -n NAMESPACE (its"
                    + " address), kubectl port-forward -n NAMESPACE service/NAME 11434:11434 (access). Simulations do the"
                    + " latter with -Dkube.service=NAMESPACE/NAME.";

    private final Options options;
    private final Access access;
    private final List<CheckFinding> findings = new ArrayList<>();
    private final List<String> needs = new ArrayList<>();

    /**
     * Options of a check.
     *
     * @param api API to use; empty for the first that the server speaks
     * @param endpoint endpoint of the API; empty for its default
     * @param model model to use; empty for the first that the server lists
     * @param tokens length of the answer, >= 1
     * @param maxTokensField name of the field with this length, in the OpenAI API
     * @param body fields merged into the request's body
     */
    public record Options(
            Optional<Api> api, String endpoint, String model, int tokens, String maxTokensField, BodyPatch body) {}

    public ServerCheck(Options options, Access access) {
        this.options = options;
        this.access = access;
    }

    /** Checks the server at {@code baseUrl}; stops at a finding that makes further steps impossible. */
    public List<CheckFinding> look(String baseUrl) {
        findings.clear();
        needs.clear();
        needs.add("-DbaseUrl=" + baseUrl);
        options.api().ifPresent(api -> needs.add("-Dapi=" + api.code()));
        if (!options.endpoint().isEmpty()) {
            needs.add("-Dendpoint=" + options.endpoint());
        }
        if (!options.maxTokensField().equals(OpenAiDialect.MAX_TOKENS)) {
            needs.add("-DmaxTokensField=" + options.maxTokensField());
        }
        Probe probe = new Probe(baseUrl, access);
        try {
            if (listsNothing(probe)) {
                generation(baseUrl, options.api().orElseThrow(), options.model());
                return List.copyOf(findings);
            }
            Api api = api(probe);
            Dialect dialect = dialect(api, true);
            ServerInfo info = dialect.probe(probe);
            server(info);
            Optional<String> model = model(info);
            if (model.isPresent()) {
                generation(baseUrl, api, model.get());
            }
        } catch (ProbeException e) {
            findings.add(CheckFinding.failed("server", e.getMessage(), findings.isEmpty() ? IN_A_CLUSTER : ""));
        }
        return List.copyOf(findings);
    }

    /** Settings that a run on this server needs, as command-line arguments; known after {@link #look}. */
    public List<String> needs() {
        return List.copyOf(needs);
    }

    /** Whether the server lists no models in any known way, but the options name API and model; adds the findings if so. */
    private boolean listsNothing(Probe probe) throws ProbeException {
        if (options.api().isEmpty() || options.model().isEmpty()) {
            return false;
        }
        for (Api api : Api.values()) {
            if (api.isSpokenBy(probe)) {
                return false;
            }
        }
        findings.add(CheckFinding.ok("reachable", probe.baseUrl()));
        findings.add(CheckFinding.note(
                "models",
                "the server does not list them as a server of "
                        + options.api().get().code() + " does",
                "A run needs -DskipModelCheck."));
        needs.add("-DskipModelCheck");
        return true;
    }

    private Api api(Probe probe) throws ProbeException {
        List<Api> spoken = Api.spokenBy(probe);
        findings.add(CheckFinding.ok("reachable", probe.baseUrl()));
        List<Api> also = Api.alsoSpokenBy(probe, spoken);
        Api chosen = options.api().orElse(spoken.get(0));
        findings.add(CheckFinding.ok(
                "APIs",
                String.join(
                                ", ",
                                Stream.concat(spoken.stream(), also.stream())
                                        .map(Api::code)
                                        .toList())
                        + (spoken.size() > 1 || options.api().isPresent() ? "; " + chosen.code() + " is used" : "")));
        if (!options.endpoint().isEmpty() && !chosen.endpoints().contains(options.endpoint())) {
            throw new ProbeException(chosen.code() + " has no endpoint " + options.endpoint() + ", but "
                    + String.join(" and ", chosen.endpoints()));
        }
        return chosen;
    }

    private void server(ServerInfo info) {
        String name = info.product().isEmpty() ? "not reported" : info.product();
        findings.add(CheckFinding.ok("server", info.version().isEmpty() ? name : name + ", version " + info.version()));
    }

    private Optional<String> model(ServerInfo info) {
        List<String> models = info.models();
        if (!options.model().isEmpty() && !info.offers(options.model())) {
            findings.add(CheckFinding.failed(
                    "models",
                    options.model() + " is not there",
                    "There are: " + info.listed(List.of(options.model()))));
            return Optional.empty();
        }
        if (models.isEmpty() && options.model().isEmpty()) {
            findings.add(CheckFinding.failed(
                    "models",
                    "the server lists none",
                    "Load or pull one; if it has an unlisted one, name it: --model"));
            return Optional.empty();
        }
        findings.add(
                CheckFinding.ok("models", models.isEmpty() ? "none listed" : models.size() + ": " + listed(models)));
        return Optional.of(options.model().isEmpty() ? models.get(0) : options.model());
    }

    private static String listed(List<String> models) {
        String some =
                models.stream().limit(LISTED_MODELS).map(ErrorText::shorten).collect(Collectors.joining(", "));
        return models.size() > LISTED_MODELS ? some + ", …" : some;
    }

    /** The dialect as a run would use it. */
    private Dialect dialect(Api api, boolean exactLength) {
        return api.dialect(new Api.Options(options.endpoint(), exactLength, true, options.maxTokensField()));
    }

    /**
     * Reports on a second generation: the first may load the model, and loads this program's classes, which would count as
     * the server's time.
     */
    private void generation(String baseUrl, Api api, String model) {
        needs.add("-Dmodels=" + (PLAIN_NAME.matcher(model).matches() ? model : "…"));
        GenerationRequest first = request(model, FIRST_PROMPT, FIRST_TOKENS);
        Dialect dialect = dialect(api, true);
        TrialGeneration trial = new TrialGeneration(baseUrl, access, dialect);
        List<CheckFinding> found = trial.run(first);
        if (trial.isRefused() && api.forcesLength()) {
            dialect = dialect(api, false);
            List<CheckFinding> without = new TrialGeneration(baseUrl, access, dialect).run(first);
            if (!isFailure(without)) {
                findings.add(CheckFinding.note(
                        "ignore_eos",
                        "refused: " + found.get(0).text(),
                        "The server rejects ignore_eos (answers of exactly the token limit): every run needs"
                                + " -DignoreEos=false."));
                needs.add("-DignoreEos=false");
                found = without;
            }
        }
        findings.addAll(
                isFailure(found)
                        ? found
                        : new TrialGeneration(baseUrl, access, dialect).run(request(model, PROMPT, options.tokens())));
    }

    private static boolean isFailure(List<CheckFinding> found) {
        return found.stream().anyMatch(finding -> finding.grade() == Grade.FAILED);
    }

    private GenerationRequest request(String model, String prompt, int tokens) {
        return new GenerationRequest(
                model, List.of(Message.user(prompt)), tokens, OptionalDouble.empty(), Optional.empty(), options.body());
    }
}
