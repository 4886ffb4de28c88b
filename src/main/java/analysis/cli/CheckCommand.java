package analysis.cli;

import inference.check.CheckFinding;
import inference.check.CheckFinding.Grade;
import inference.check.ServerCheck;
import inference.dialect.Access;
import inference.dialect.Api;
import inference.dialect.BodyPatch;
import inference.dialect.OpenAiDialect;
import inference.secret.HeaderSource;
import inference.secret.KeyException;
import inference.secret.KeySource;
import inference.secret.Secrets;
import inference.settings.BaseUrl;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import run.ExitCode;

/** {@code check}: whether a server can be tested, and what its streams are like. */
@Command(
        name = "check",
        description = {
            "Looks at a server before it is tested: whether it is reachable, which API it speaks, which models it has;"
                    + " asks it for one generation and names every oddity of the stream."
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  java -jar target/llm-perf.jar check",
            "  java -jar target/llm-perf.jar check --base-url http://20.54.123.45:11434 --model llama3.1:8b",
            "  LLM_API_KEY=… java -jar target/llm-perf.jar check --base-url http://localhost:8000 --api gateway",
            "",
            "Exit codes: 0 the server can be tested, 4 it cannot."
        })
final class CheckCommand implements Callable<Integer> {

    private static final int SUBJECT_WIDTH = 15;
    private static final String NO_BODY = "{}";

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            defaultValue = "http://localhost:11434",
            description = "Address of the server (default: ${DEFAULT-VALUE}).")
    private String baseUrl;

    @Option(
            names = "--api",
            paramLabel = "NAME",
            description = "API to use: ${COMPLETION-CANDIDATES} (default: the first that the server speaks).")
    private Api api;

    @Option(
            names = "--endpoint",
            paramLabel = "NAME",
            defaultValue = "",
            description = "Endpoint of the API, as in the setting endpoint (default: its usual one).")
    private String endpoint;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            defaultValue = "",
            description = "Model to ask (default: the first that the server lists).")
    private String model;

    @Option(
            names = "--tokens",
            paramLabel = "N",
            defaultValue = "32",
            description = "Length of the answer asked for (default: ${DEFAULT-VALUE}).")
    private int tokens;

    @Option(
            names = "--max-tokens-field",
            paramLabel = "NAME",
            defaultValue = OpenAiDialect.MAX_TOKENS,
            description = "Field of the OpenAI API with this length, as in the setting maxTokensField (default:"
                    + " ${DEFAULT-VALUE}).")
    private String maxTokensField;

    @Option(
            names = "--body",
            paramLabel = "JSON",
            defaultValue = NO_BODY,
            description = "Object that is merged into the request's body, as in the setting body.")
    private String body;

    @Option(
            names = "--header",
            paramLabel = "NAME=VALUE",
            description =
                    "A further header of every request; a value env:VARIABLE or file:PATH is taken from there. May be"
                            + " repeated.")
    private Map<String, String> headers = Map.of();

    @Option(
            names = "--api-key-header",
            paramLabel = "NAME",
            description = "The only header that shows the key, as in the setting apiKeyHeader.")
    private String apiKeyHeader;

    @Option(
            names = "--api-key-file",
            paramLabel = "FILE",
            description = "File with the server's key on one line (default: the environment variable "
                    + KeySource.VARIABLE + ").")
    private Path apiKeyFile;

    @Mixin
    private RouteOptions route;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        String base = base();
        refuseUnusable();
        ServerCheck check = new ServerCheck(
                new ServerCheck.Options(Optional.ofNullable(api), endpoint, model, tokens, maxTokensField, body()),
                access());
        List<CheckFinding> findings = check.look(base);
        if (route.isInsecure()) {
            print(CheckFinding.note(
                    "TLS",
                    "any certificate is accepted (--insecure)",
                    "Nothing is known of who answers, and who reads the key."));
        }
        findings.forEach(this::print);
        boolean failed = findings.stream().anyMatch(f -> f.grade() == Grade.FAILED);
        long notes = findings.stream().filter(f -> f.grade() == Grade.NOTE).count();
        PrintWriter out = spec.commandLine().getOut();
        out.println();
        out.println(failed ? "The server cannot be tested like this." : "The server can be tested." + told(notes));
        if (!failed) {
            out.println("A run needs: " + Secrets.mask(String.join(" ", needs(check))));
        }
        return (failed ? ExitCode.UNREADABLE : ExitCode.PASS).code();
    }

    private List<String> needs(ServerCheck check) {
        List<String> needs = new ArrayList<>(check.needs());
        if (!body.equals(NO_BODY)) {
            needs.add("-Dbody='" + body + "'");
        }
        headers.keySet().forEach(header -> needs.add("-Dheader." + header + "=…"));
        given(apiKeyHeader, "apiKeyHeader", needs);
        given(apiKeyFile, "apiKeyFile", needs);
        needs.addAll(route.settings());
        return needs;
    }

    private static void given(Object option, String setting, List<String> needs) {
        if (option != null) {
            needs.add("-D" + setting + "=" + option);
        }
    }

    private static String told(long notes) {
        return notes == 0 ? "" : " Mind the notes when its figures are read.";
    }

    private String base() {
        try {
            return BaseUrl.parse(baseUrl);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--base-url: " + e.getMessage());
        }
    }

    private void refuseUnusable() {
        if (tokens < 1) {
            throw new ParameterException(spec.commandLine(), "--tokens is 1 or more");
        }
        List<String> endpoints = api == null
                ? List.of(Api.values()).stream()
                        .flatMap(a -> a.endpoints().stream())
                        .distinct()
                        .toList()
                : api.endpoints();
        if (!endpoint.isEmpty() && !endpoints.contains(endpoint)) {
            throw new ParameterException(
                    spec.commandLine(), "--endpoint '" + endpoint + "' is not one of " + String.join(", ", endpoints));
        }
    }

    private BodyPatch body() {
        try {
            return BodyPatch.parse(body);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--body: " + e.getMessage());
        }
    }

    private Access access() {
        return new Access(headers(), route.route(), Access.User.OPTIONS);
    }

    private Map<String, String> headers() {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Optional<String> keyHeader = Optional.ofNullable(apiKeyHeader)
                .map(name -> usable("--api-key-header: ", () -> HeaderSource.name(name)));
        usable("", () -> KeySource.find(apiKeyFile)).ifPresent(key -> all.putAll(KeySource.headers(key, keyHeader)));
        headers.forEach((name, value) ->
                all.put(name, usable("--header " + name + ": ", () -> HeaderSource.value(name, value))));
        return all;
    }

    private <T> T usable(String option, Supplier<T> value) {
        try {
            return value.get();
        } catch (KeyException e) {
            throw new ParameterException(spec.commandLine(), option + e.getMessage());
        }
    }

    private void print(CheckFinding finding) {
        PrintWriter out = spec.commandLine().getOut();
        String grade = switch (finding.grade()) {
            case OK -> "ok    ";
            case NOTE -> "note  ";
            case FAILED -> "FAILED";
        };
        out.printf("%s  %-" + SUBJECT_WIDTH + "s %s%n", grade, finding.subject(), Secrets.mask(finding.text()));
        if (!finding.advice().isEmpty()) {
            out.printf("%" + (SUBJECT_WIDTH + 8) + "s %s%n", "", Secrets.mask(finding.advice()));
        }
    }
}
