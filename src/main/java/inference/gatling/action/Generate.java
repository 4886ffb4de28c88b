package inference.gatling.action;

import com.fasterxml.jackson.databind.JsonNode;
import inference.dialect.BodyPatch;
import inference.dialect.GenerationRequest.Message;
import inference.dialect.Tool;
import inference.gatling.engine.El;
import inference.gatling.engine.GatlingEngine;
import inference.gatling.engine.GatlingStep;
import inference.gatling.exchange.GenerationResult;
import io.gatling.core.action.Action;
import io.gatling.core.structure.ScenarioContext;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import run.Phase;
import run.Side;

/**
 * Step that requests a generation and reads its stream:
 *
 * <pre>{@code
 * exec(generate("chat")
 *     .model("#{model}").prompt("#{prompt}").maxTokens(100)
 *     .check(firstToken().within(5, SECONDS), outputTokens().atLeast(1), finishReason().in("stop", "length")))
 * }</pre>
 *
 * <p>Immutable like all of Gatling's builders: each method returns a new one. String parameters named {@code el} accept
 * Gatling's expression language (EL), such as {@code "#{model}"}. Functions are called once per generation, on an event loop:
 * they must not block. If one of them throws, nothing is sent, the user is marked as failed and continues.
 */
public final class Generate implements GatlingStep, Cloneable {

    String requestName;
    String model = "#{model}";
    Function<Session, List<Message>> messages = session -> List.of(Message.user(session.getString("prompt")));
    Function<Session, Integer> maxTokens = session -> 100;
    Function<Session, Double> temperature;
    Function<Session, JsonNode> jsonSchema;
    Function<Session, BodyPatch> body = session -> BodyPatch.NONE;
    Function<Session, Turn> turn = session -> Turn.NONE;
    Function<Session, List<Tool>> tools = session -> List.of();
    String series = "";
    /** Suffix of the series for one of the servers of an A/B run; otherwise empty. */
    String side = "";

    Phase phase = Phase.MEASURE;
    List<BiFunction<Session, GenerationResult, Session>> saves = List.of();
    List<TokenCheck> checks = List.of();
    List<TokenCheck> notes = List.of();
    Function<Session, Optional<TokenCheck>> expected = session -> Optional.empty();
    UnaryOperator<HttpRequestActionBuilder> http = UnaryOperator.identity();

    /** @param requestName name of the request in every report; accepts EL */
    public Generate(String requestName) {
        this.requestName = requestName;
    }

    private Generate with(Consumer<Generate> change) {
        Generate copy;
        try {
            copy = (Generate) clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
        change.accept(copy);
        return copy;
    }

    /** Copy for one of the two servers of an A/B run. */
    Generate onSide(Side of) {
        return with(g -> {
            g.requestName = requestName + of.suffix();
            g.side = of.suffix();
        });
    }

    /** Sets the model; {@code #{model}} by default. */
    public Generate model(String el) {
        return with(g -> g.model = el);
    }

    /** Sets the prompt, a single user message; {@code #{prompt}} by default. Replaces {@link #messages}. */
    public Generate prompt(String el) {
        Function<Session, String> text = El.text(el);
        return with(g -> g.messages = session -> List.of(Message.user(text.apply(session))));
    }

    /**
     * Sets the conversation, oldest message first; replaces {@link #prompt}. For the API {@code EMBEDDINGS} the messages are the
     * inputs, for {@code RERANK} the query followed by the documents.
     */
    public Generate messages(Function<Session, List<Message>> conversation) {
        return with(g -> g.messages = conversation);
    }

    /** Sets the limit on the answer's tokens, 1 or more; 100 by default. */
    public Generate maxTokens(int limit) {
        return maxTokens(session -> limit);
    }

    /** Sets the limit on the answer's tokens, computed for each generation. */
    public Generate maxTokens(Function<Session, Integer> limit) {
        return with(g -> g.maxTokens = limit);
    }

    /** Sets the sampling temperature, 0 to 2; null, the default, uses the setting {@code temperature} or the server's default. */
    public Generate temperature(Function<Session, Double> value) {
        return with(g -> g.temperature = value);
    }

    /**
     * Requests an answer that is a JSON document valid for a schema. With the API {@code GATEWAY} the schema is registered first,
     * in a request that is timed separately. The answer is not validated; add a {@link SchemaCheck} for that.
     */
    public Generate jsonSchema(Function<Session, JsonNode> schema) {
        return with(g -> g.jsonSchema = schema);
    }

    /**
     * Merges a JSON object, which may contain EL, into the request's body; a field with the value null is removed (RFC 7396).
     * Applied after the setting {@code body} and earlier calls.
     *
     * @throws IllegalArgumentException if {@code json} is not a JSON object; if it contains EL, the request fails instead
     */
    public Generate body(String json) {
        if (!json.contains("#{")) {
            BodyPatch fixed = BodyPatch.parse(json);
            return body(session -> fixed);
        }
        Function<Session, String> text = El.text(json);
        return body(session -> BodyPatch.parse(text.apply(session)));
    }

    /** Merges fields into the request's body, computed for each generation; see {@link #body(String)}. */
    public Generate body(Function<Session, BodyPatch> fields) {
        Function<Session, BodyPatch> before = body;
        return with(g -> g.body = session -> before.apply(session).and(fields.apply(session)));
    }

    /** Sets one field of the request's body to a string, number, boolean, list or map; null removes it. */
    public Generate bodyField(String name, Object value) {
        BodyPatch field = BodyPatch.of(name, value);
        return body(session -> field);
    }

    /** Adds a header to the request. */
    public Generate header(String name, String el) {
        return http(request -> request.header(name, el));
    }

    /** Sets the series, the row of the report that the generation belongs to; the scenario's name by default. */
    public Generate series(String el) {
        return with(g -> g.series = el);
    }

    /** Offers tools to the model. Its calls are available to {@link #save} as {@code result.stream().toolCalls().all()}. */
    public Generate tools(Function<Session, List<Tool>> offered) {
        return with(g -> g.tools = offered);
    }

    /** Sets the session and turn that the generation belongs to, for figures per session; {@link Turn#NONE} by default. */
    public Generate turn(Function<Session, Turn> of) {
        return with(g -> g.turn = of);
    }

    /** Marks the generation as warm-up: it is recorded, but not summarised and not in Gatling's report. */
    public Generate warmUp() {
        return with(g -> g.phase = Phase.WARMUP);
    }

    /** Saves the answer's text, without reasoning, in a session attribute; what had arrived if the generation failed. */
    public Generate saveAs(String attribute) {
        return save((session, result) -> session.set(attribute, result.stream().text()));
    }

    /**
     * Saves parts of the result in the session. {@code keep} is called after every generation, failed ones included (see
     * {@code result.outcome().isOk()}), and returns the new session. If it throws, the user is marked as failed.
     */
    public Generate save(BiFunction<Session, GenerationResult, Session> keep) {
        List<BiFunction<Session, GenerationResult, Session>> all = new ArrayList<>(saves);
        all.add(keep);
        return with(g -> g.saves = List.copyOf(all));
    }

    /** Adds checks of the answer. The first that fails makes the outcome {@code check}. */
    public Generate check(TokenCheck... more) {
        List<TokenCheck> all = new ArrayList<>(checks);
        all.addAll(List.of(more));
        return with(g -> g.checks = List.copyOf(all));
    }

    /** Sets a check whose failure is noted in the row and counted, but does not fail the generation. */
    public Generate note(TokenCheck observed) {
        return with(g -> g.notes = List.of(observed));
    }

    /**
     * Sets a check that decides whether the answer is right; empty if nothing is expected. Wrong answers are counted, but are
     * not failures, since their timing is valid. Answers that fail a {@link #check} are not judged.
     */
    public Generate expect(Function<Session, Optional<TokenCheck>> ofSession) {
        return with(g -> g.expected = ofSession);
    }

    /** Configures the HTTP request with Gatling's own DSL, for example its query parameters or authentication. */
    public Generate http(UnaryOperator<HttpRequestActionBuilder> change) {
        UnaryOperator<HttpRequestActionBuilder> before = http;
        return with(g -> g.http = request -> change.apply(before.apply(request)));
    }

    /** Whether a check or a save may read the answer's text. */
    boolean needsText() {
        return !saves.isEmpty()
                || Stream.concat(checks.stream(), notes.stream()).anyMatch(TokenCheck::needsText);
    }

    RequestAction single(GenerateContext context, GatlingEngine engine, Action next) {
        Optional<String> schemas =
                jsonSchema == null ? Optional.empty() : context.dialect().schemaPath();
        return schemas.<RequestAction>map(path -> new SchemaAction(path, this, context, engine, next))
                .orElseGet(() -> new GenerateAction(this, context, engine, next));
    }

    @Override
    public Action action(ScenarioContext scenario, Action next) {
        GenerateContext context = LlmComponents.of(scenario).context();
        return action(context, context.engine(scenario), next);
    }

    /** This step for a chain that is built without protocols, before the load. */
    public GatlingStep by(GatlingEngine engine, GenerateContext context) {
        return (scenario, next) -> action(context, engine, next);
    }

    private Action action(GenerateContext context, GatlingEngine engine, Action next) {
        return context.compared()
                .<Action>map(compared ->
                        new CompareAction(this, context, compared.server(), compared.together(), engine, next))
                .orElseGet(() -> single(context, engine, next));
    }
}
