package inference.check;

import inference.check.Finding.Grade;
import inference.dialect.Access;
import inference.dialect.Api;
import inference.dialect.Dialect;
import inference.dialect.GenerationRequest;
import inference.dialect.GenerationRequest.Message;
import inference.dialect.Probe;
import inference.dialect.ProbeException;
import inference.dialect.ServerInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Looks at a server before it is tested: is it there, what does it speak, which models has it, and what is one streamed
 * generation of it like.
 */
public final class ServerCheck {

    private static final String PROMPT = "Write a short story about a lighthouse.";
    /** Unlike the prompt that is looked at, so that it is in no prefix cache. */
    private static final String FIRST_PROMPT = "Say something short.";

    private static final int FIRST_TOKENS = 4;
    private static final int LISTED_MODELS = 10;

    private final Options options;
    private final Access access;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * @param api the API to use; empty: the first that the server speaks
     * @param endpoint of the API; empty: its usual one
     * @param model the model to ask; empty: the first that is listed
     * @param tokens length of the answer, 1 or more
     */
    public record Options(Optional<Api> api, String endpoint, String model, int tokens) {}

    public ServerCheck(Options options, Access access) {
        this.options = options;
        this.access = access;
    }

    /** What is found of the server at {@code baseUrl}; nothing follows what makes the rest impossible. */
    public List<Finding> look(String baseUrl) {
        findings.clear();
        Probe probe = new Probe(baseUrl, access);
        try {
            Api api = api(probe);
            Dialect dialect = api.dialect(new Api.Options(options.endpoint(), false, true));
            ServerInfo info = dialect.probe(probe);
            server(info);
            Optional<String> model = model(info);
            if (model.isPresent()) {
                findings.addAll(generation(baseUrl, dialect, model.get()));
            }
        } catch (ProbeException e) {
            findings.add(Finding.failed("server", e.getMessage(), ""));
        }
        return List.copyOf(findings);
    }

    private Api api(Probe probe) throws ProbeException {
        List<Api> spoken = Api.spokenBy(probe);
        findings.add(Finding.ok("reachable", probe.baseUrl()));
        Api chosen = options.api().orElse(spoken.get(0));
        findings.add(Finding.ok(
                "APIs",
                String.join(", ", spoken.stream().map(Api::code).toList())
                        + (spoken.size() > 1 || options.api().isPresent() ? "; " + chosen.code() + " is used" : "")));
        if (!options.endpoint().isEmpty() && !chosen.endpoints().contains(options.endpoint())) {
            throw new ProbeException(chosen.code() + " has no endpoint " + options.endpoint() + ", but "
                    + String.join(" and ", chosen.endpoints()));
        }
        return chosen;
    }

    private void server(ServerInfo info) {
        String name = info.product().isEmpty() ? "does not tell its name" : info.product();
        findings.add(Finding.ok("server", info.version().isEmpty() ? name : name + ", version " + info.version()));
    }

    private Optional<String> model(ServerInfo info) {
        List<String> models = info.models();
        String some = String.join(", ", models.stream().limit(LISTED_MODELS).toList());
        String listed = models.size() > LISTED_MODELS ? some + ", …" : some;
        if (!options.model().isEmpty() && !info.offers(options.model())) {
            findings.add(Finding.failed("models", options.model() + " is not there", "There are: " + listed));
            return Optional.empty();
        }
        if (models.isEmpty() && options.model().isEmpty()) {
            findings.add(Finding.failed(
                    "models",
                    "the server lists none",
                    "Load or pull one; if it only does not list it, name it: --model"));
            return Optional.empty();
        }
        findings.add(Finding.ok("models", models.isEmpty() ? "none listed" : models.size() + ": " + listed));
        return Optional.of(options.model().isEmpty() ? models.get(0) : options.model());
    }

    /**
     * What is found is of a second generation: the first one loads the model, where that is done on demand, and this
     * program's classes, which takes longer than a token does and would be told as the server's.
     */
    private List<Finding> generation(String baseUrl, Dialect dialect, String model) {
        List<Finding> first =
                new TrialGeneration(baseUrl, access, dialect).run(request(model, FIRST_PROMPT, FIRST_TOKENS));
        return first.stream().anyMatch(finding -> finding.grade() == Grade.FAILED)
                ? first
                : new TrialGeneration(baseUrl, access, dialect).run(request(model, PROMPT, options.tokens()));
    }

    private static GenerationRequest request(String model, String prompt, int tokens) {
        return new GenerationRequest(
                model, List.of(Message.user(prompt)), tokens, OptionalDouble.empty(), Optional.empty());
    }
}
