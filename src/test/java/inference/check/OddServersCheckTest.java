package inference.check;

import static inference.http.RawServer.END;
import static inference.http.RawServer.HEAD;
import static inference.http.RawServer.done;
import static inference.http.RawServer.event;
import static inference.http.RawServer.finish;
import static inference.http.RawServer.send;
import static inference.http.RawServer.token;
import static inference.http.RawServer.usage;
import static org.assertj.core.api.Assertions.assertThat;

import inference.check.CheckFinding.Grade;
import inference.dialect.Access;
import inference.dialect.Api;
import inference.dialect.BodyPatch;
import inference.dialect.OpenAiDialect;
import inference.http.RawServer;
import inference.http.Route;
import inference.tls.ServerTrust;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Servers as people report them: what the check makes of each. */
@Execution(ExecutionMode.CONCURRENT)
class OddServersCheckTest {

    private static final String MODELS = "{\"data\":[{\"id\":\"m\"}]}";
    private static final String ANSWER = HEAD + token("a").repeat(4) + finish("stop") + usage(3, 4) + done() + END;

    /** One that lists models at {@code /v1/models}, knows no other page, and answers each generation with {@code answer}. */
    private static RawServer.Script server(String models, RawServer.Script answer) {
        return (request, out) -> {
            if (request.startsWith("POST")) {
                answer.answer(request, out);
            } else if (request.startsWith("GET /v1/models")) {
                page(out, 200, models);
            } else {
                page(out, 404, "{\"error\":\"not here\"}");
            }
        };
    }

    private static void page(OutputStream out, int status, String body) throws IOException {
        send(out, "HTTP/1.1 " + status + " X\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private static List<CheckFinding> look(RawServer.Script script, String path, Api api, String model)
            throws IOException {
        try (RawServer server = new RawServer(script)) {
            return new ServerCheck(
                            new ServerCheck.Options(
                                    Optional.ofNullable(api), "", model, 4, OpenAiDialect.MAX_TOKENS, BodyPatch.NONE),
                            new Access(Map.of(), Route.direct(ServerTrust.system()), Access.User.OPTIONS))
                    .look(server.baseUrl() + path);
        }
    }

    private static List<CheckFinding> generation(String answer) throws IOException {
        return look(server(MODELS, (request, out) -> send(out, answer)), "", Api.OPENAI, "m");
    }

    private static String failures(List<CheckFinding> findings) {
        return findings.stream()
                .filter(finding -> finding.grade() == Grade.FAILED)
                .map(finding -> finding.text() + " " + finding.advice())
                .collect(Collectors.joining("; "));
    }

    private static CheckFinding about(List<CheckFinding> findings, String subject) {
        return findings.stream()
                .filter(finding -> finding.subject().equals(subject))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing about " + subject + " in " + findings));
    }

    @Test
    void aResponseThatStaysOpenAfterItsEndMarkIsWhole() throws IOException {
        List<CheckFinding> findings = generation(HEAD + token("a").repeat(4) + finish("stop") + usage(3, 4) + done());

        assertThat(failures(findings)).isEmpty();
        assertThat(about(findings, "end of body").text()).contains("stays open");
    }

    @Test
    void anAnswerThatTheServerGaveUpFails() throws IOException {
        List<CheckFinding> findings = generation(HEAD + token("a").repeat(4) + finish("abort") + done() + END);

        assertThat(failures(findings)).contains("abort");
        assertThat(about(findings, "finish_reason").grade()).isNotEqualTo(Grade.OK);
    }

    @Test
    void aFieldThatTheServerRefusesIsNamedWithTheSettingThatLeavesItOut() throws IOException {
        List<CheckFinding> findings = look(
                server(
                        MODELS,
                        (request, out) ->
                                page(out, 400, "{\"error\":{\"message\":\"Unknown field: stream_options\"}}")),
                "",
                Api.OPENAI,
                "m");

        assertThat(failures(findings))
                .contains("Unknown field: stream_options")
                .contains("-Dbody='{\"stream_options\":null}'");
    }

    /** What a run fails, {@code check} fails. */
    @Test
    void anAnswerThatAFilterEndedFailsAsInARun() throws IOException {
        List<CheckFinding> findings =
                generation(HEAD + token("a").repeat(4) + finish("content_filter") + usage(3, 4) + done() + END);

        assertThat(failures(findings)).contains("content_filter, neither by the model's end");
    }

    @Test
    void anAnswerWithoutATokenFailsAsInARun() throws IOException {
        assertThat(failures(generation(HEAD + finish("stop") + usage(3, 0) + done() + END)))
                .contains("complete but has no token");
    }

    @Test
    void aLabelOfCompressionThatLiesIsNamed() throws IOException {
        assertThat(failures(generation(ANSWER.replace("\r\n\r\n", "\r\nContent-Encoding: gzip\r\n\r\n"))))
                .contains("Content-Encoding: gzip")
                .doesNotContain("broke off");
    }

    @Test
    void tokensThatArriveInBurstsAreNoted() throws IOException {
        String burst = event("{\"choices\":[{\"delta\":{\"content\":\"a\"}}]}").repeat(16);
        List<CheckFinding> findings = look(
                server(MODELS, (request, out) -> {
                    send(out, HEAD + burst);
                    Thread.sleep(500);
                    send(out, burst + finish("stop") + usage(3, 32) + done() + END);
                }),
                "",
                Api.OPENAI,
                "m");

        assertThat(about(findings, "chunks").text()).contains("bursts");
    }

    @Test
    void aServerThatAnswersEveryPathSpeaksOnlyWhatItsAnswersAre() throws IOException {
        List<CheckFinding> findings = look(
                (request, out) -> {
                    if (request.startsWith("POST /v1/")) {
                        send(out, ANSWER);
                    } else {
                        page(
                                out,
                                200,
                                request.startsWith("GET /v1/models") ? MODELS : "{\"error\":\"no such endpoint\"}");
                    }
                },
                "",
                null,
                "m");

        assertThat(failures(findings)).isEmpty();
        assertThat(about(findings, "APIs").text()).isEqualTo("openai");
    }

    @Test
    void anApiThatIsOnlyClaimedIsRefusedInTheServersWords() throws IOException {
        assertThat(failures(look((request, out) -> page(out, 200, "{\"error\":\"no such endpoint\"}"), "", null, "m")))
                .contains("no known API")
                .containsOnlyOnce("/v1/models answers 200");
        assertThat(failures(look(
                        (request, out) -> page(
                                out, 200, request.contains("models") ? MODELS : "{\"error\":\"no such endpoint\"}"),
                        "",
                        Api.OLLAMA,
                        "m")))
                .contains("no such endpoint", "not a server of Ollama's API");
    }

    @Test
    void aBareArrayIsAListOfModels() throws IOException {
        List<CheckFinding> findings =
                look(server("[{\"id\":\"m\"},{\"id\":\"other\"}]", (request, out) -> send(out, ANSWER)), "", null, "m");

        assertThat(failures(findings)).isEmpty();
        assertThat(about(findings, "models").text()).isEqualTo("2: m, other");
        assertThat(failures(look(server("[1,2]", (request, out) -> send(out, ANSWER)), "", null, "m")))
                .contains("is not a list of models");
    }

    @Test
    void anAddressThatEndsWithAnotherVersionStandsForIt() throws IOException {
        List<CheckFinding> findings = look(
                (request, out) -> {
                    if (request.startsWith("POST /api/paas/v4/chat/completions")) {
                        send(out, ANSWER);
                    } else {
                        boolean list = request.startsWith("GET /api/paas/v4/models");
                        page(out, list ? 200 : 404, list ? MODELS : "{}");
                    }
                },
                "/api/paas/v4",
                Api.OPENAI,
                "m");

        assertThat(failures(findings)).isEmpty();
    }

    @Test
    void anotherNameOfTheLimitIsPointedTo() throws IOException {
        String words = "{\"error\":\"'max_tokens' is not known, 'max_completion_tokens' is\"}";

        assertThat(failures(look(server(MODELS, (request, out) -> page(out, 400, words)), "", Api.OPENAI, "m")))
                .contains("'max_completion_tokens'", "-DmaxTokensField=max_completion_tokens");
    }

    @Test
    void aServerThatRefusesExactLengthsIsToldFromOneThatCannotBeTested() throws IOException {
        List<CheckFinding> findings = look(
                server(MODELS, (request, out) -> {
                    if (request.contains("ignore_eos")) {
                        page(out, 400, "{\"error\":\"unrecognized argument: ignore_eos\"}");
                    } else {
                        send(out, ANSWER);
                    }
                }),
                "",
                Api.OPENAI,
                "m");

        assertThat(failures(findings)).isEmpty();
        assertThat(about(findings, "ignore_eos").advice()).contains("-DignoreEos=false");
    }

    @Test
    void aNameThatIsNotInALongListIsAnsweredWithItsNearest() throws IOException {
        String models = IntStream.range(0, 10_000)
                .mapToObj(i -> "{\"id\":\"vendor/model-" + i + "-instruct\"}")
                .collect(Collectors.joining(",", "{\"data\":[", "]}"));
        String told = failures(
                look(server(models, (request, out) -> send(out, ANSWER)), "", null, "vendor/model-777-instuct"));

        assertThat(told).contains("10000 models", "vendor/model-777-instruct").hasSizeLessThan(1000);
    }

    /** Such as a gateway that has its prompt endpoint alone: a run with skipModelCheck works there. */
    @Test
    void aServerThatListsNothingIsTriedIfItsApiAndModelAreNamed() throws IOException {
        RawServer.Script script = (request, out) -> {
            if (request.startsWith("POST")) {
                send(out, ANSWER);
            } else {
                page(out, 404, "{\"error\":\"not here\"}");
            }
        };
        try (RawServer server = new RawServer(script)) {
            ServerCheck check = new ServerCheck(
                    new ServerCheck.Options(
                            Optional.of(Api.OPENAI), "", "m", 4, OpenAiDialect.MAX_TOKENS, BodyPatch.NONE),
                    new Access(Map.of(), Route.direct(ServerTrust.system()), Access.User.OPTIONS));
            List<CheckFinding> findings = check.look(server.baseUrl());

            assertThat(failures(findings)).isEmpty();
            assertThat(about(findings, "models").advice()).contains("-DskipModelCheck");
            assertThat(check.needs())
                    .containsExactly("-DbaseUrl=" + server.baseUrl(), "-Dapi=openai", "-DskipModelCheck", "-Dmodels=m");
        }
        assertThat(failures(look(script, "", null, "m"))).contains("no known API");
    }

    @Test
    void aKeyThatWasGivenIsNotAskedFor() throws IOException {
        try (RawServer server = new RawServer((request, out) -> page(out, 401, "{\"error\":\"no\"}"))) {
            List<CheckFinding> findings = new ServerCheck(
                            new ServerCheck.Options(
                                    Optional.empty(), "", "m", 4, OpenAiDialect.MAX_TOKENS, BodyPatch.NONE),
                            new Access(Map.of("api-key", "k"), Route.direct(ServerTrust.system()), Access.User.OPTIONS))
                    .look(server.baseUrl());

            assertThat(failures(findings))
                    .contains("rejects the key", "api-key")
                    .doesNotContain("Give it");
        }
    }
}
