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
import java.util.Arrays;
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

/** {@code check}: tests whether a server can be measured, and inspects one of its streams. */
@Command(
        name = "check",
        description = {
            "Checks a server before a test: whether it is reachable, its API and its models. Sends one generation"
                    + " and reports everything unusual about the stream."
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
            description = "API to use: ${COMPLETION-CANDIDATES} (default: detected).")
    private Api api;

    @Option(
            names = "--endpoint",
            paramLabel = "NAME",
            defaultValue = "",
            description = "Endpoint of the API, like the setting endpoint (default: the API's first).")
    private String endpoint;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            defaultValue = "",
            description = "Model to use (default: the first that the server lists).")
    private String model;

    @Option(
            names = "--tokens",
            paramLabel = "N",
            defaultValue = "32",
            description = "Requested length of the answer, tokens (default: ${DEFAULT-VALUE}).")
    private int tokens;

    @Option(
            names = "--max-tokens-field",
            paramLabel = "NAME",
            defaultValue = OpenAiDialect.MAX_TOKENS,
            description = "Field of the OpenAI API for this length, like the setting maxTokensField (default:"
                    + " ${DEFAULT-VALUE}).")
    private String maxTokensField;

    @Option(
            names = "--body",
            paramLabel = "JSON",
            defaultValue = NO_BODY,
            description = "JSON object to merge into the request body, like the setting body.")
    private String body;

    @Option(
            names = "--header",
            paramLabel = "NAME=VALUE",
            description = "Additional header of every request; env:VARIABLE or file:PATH reads its value from there."
                    + " Repeatable.")
    private Map<String, String> headers = Map.of();

    @Option(
            names = "--api-key-header",
            paramLabel = "NAME",
            description = "The only header that carries the key, like the setting apiKeyHeader.")
    private String apiKeyHeader;

    @Option(
            names = "--api-key-file",
            paramLabel = "FILE",
            description =
                    "File with the API key on one line (default: the environment variable " + KeySource.VARIABLE + ").")
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
                    "The identity of the server, and of anyone who reads the key, is unverified."));
        }
        findings.forEach(this::print);
        boolean failed = findings.stream().anyMatch(f -> f.grade() == Grade.FAILED);
        long notes = findings.stream().filter(f -> f.grade() == Grade.NOTE).count();
        PrintWriter out = spec.commandLine().getOut();
        out.println();
        out.println(failed ? "The server cannot be tested this way." : "The server can be tested." + told(notes));
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
        return notes == 0 ? "" : " Keep the notes in mind when you read its figures.";
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
            throw new ParameterException(spec.commandLine(), "--tokens must be 1 or more");
        }
        List<String> endpoints = api == null
                ? Arrays.stream(Api.values())
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
