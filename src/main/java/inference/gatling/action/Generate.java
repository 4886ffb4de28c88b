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
 * The step of a scenario that asks for a generation and reads its stream:
 *
 * <pre>{@code
 * exec(generate("chat")
 *     .model("#{model}").prompt("#{prompt}").maxTokens(100)
 *     .check(firstToken().within(5, SECONDS), outputTokens().atLeast(1), finishReason().in("stop", "length")))
 * }</pre>
 *
 * <p>Immutable, as all of Gatling's builders: each method returns a new one. Texts take Gatling's EL.
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
    /** Ends the name of the series on one of the two servers of an A/B run. */
    String side = "";

    Phase phase = Phase.MEASURE;
    List<BiFunction<Session, GenerationResult, Session>> saves = List.of();
    List<TokenCheck> checks = List.of();
    List<TokenCheck> notes = List.of();
    Function<Session, Optional<TokenCheck>> expected = session -> Optional.empty();
    UnaryOperator<HttpRequestActionBuilder> http = UnaryOperator.identity();

    /** @param requestName name of the request in every report */
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

    /** What one of the two servers of an A/B run is sent. */
    Generate onSide(Side of) {
        return with(g -> {
            g.requestName = requestName + of.suffix();
            g.side = of.suffix();
        });
    }

    /** The model; by default the session's {@code model}. */
    public Generate model(String el) {
        return with(g -> g.model = el);
    }

    /** A single user message; by default the session's {@code prompt}. */
    public Generate prompt(String el) {
        Function<Session, String> text = El.text(el);
        return with(g -> g.messages = session -> List.of(Message.user(text.apply(session))));
    }

    /** The conversation so far. */
    public Generate messages(Function<Session, List<Message>> conversation) {
        return with(g -> g.messages = conversation);
    }

    /** Limit on the answer's tokens; 100 by default. */
    public Generate maxTokens(int limit) {
        return maxTokens(session -> limit);
    }

    /** As {@link #maxTokens(int)}, for each user anew. */
    public Generate maxTokens(Function<Session, Integer> limit) {
        return with(g -> g.maxTokens = limit);
    }

    /** Sampling temperature; null for the server's own default, which is the default. */
    public Generate temperature(Function<Session, Double> value) {
        return with(g -> g.temperature = value);
    }

    /** The answer is to be a JSON document valid for the schema, which a gateway is told of first. */
    public Generate jsonSchema(Function<Session, JsonNode> schema) {
        return with(g -> g.jsonSchema = schema);
    }

    /**
     * Fields that are merged into the request's body, as a JSON object with Gatling's EL in it; null removes a field
     * (RFC 7396). After those of the setting {@code body}.
     *
     * @throws IllegalArgumentException if it is no JSON object; with EL in it when the request is made
     */
    public Generate body(String json) {
        if (!json.contains("#{")) {
            BodyPatch fixed = BodyPatch.parse(json);
            return body(session -> fixed);
        }
        Function<Session, String> text = El.text(json);
        return body(session -> BodyPatch.parse(text.apply(session)));
    }

    /** As {@link #body(String)}, for each user anew. */
    public Generate body(Function<Session, BodyPatch> fields) {
        Function<Session, BodyPatch> before = body;
        return with(g -> g.body = session -> before.apply(session).and(fields.apply(session)));
    }

    /** One field of the request's body: a text, number, boolean, list or map; null removes it. */
    public Generate bodyField(String name, Object value) {
        BodyPatch field = BodyPatch.of(name, value);
        return body(session -> field);
    }

    /** A header of the request. */
    public Generate header(String name, String el) {
        return http(request -> request.header(name, el));
    }

    /** The series of the simulation that this generation is a sample of; by default the scenario. */
    public Generate series(String el) {
        return with(g -> g.series = el);
    }

    /** Tools that the model may call; an answer's calls are in {@code result.stream().toolCalls().all()} of {@link #save}. */
    public Generate tools(Function<Session, List<Tool>> offered) {
        return with(g -> g.tools = offered);
    }

    /** Which turn of which session it is; by default it stands alone. */
    public Generate turn(Function<Session, Turn> of) {
        return with(g -> g.turn = of);
    }

    /** Recorded, but neither summarised nor in Gatling's report. */
    public Generate warmUp() {
        return with(g -> g.phase = Phase.WARMUP);
    }

    /** Keeps the answer's text in the session. */
    public Generate saveAs(String attribute) {
        return save((session, result) -> session.set(attribute, result.stream().text()));
    }

    /** Keeps something of how a generation went in the session. */
    public Generate save(BiFunction<Session, GenerationResult, Session> keep) {
        List<BiFunction<Session, GenerationResult, Session>> all = new ArrayList<>(saves);
        all.add(keep);
        return with(g -> g.saves = List.copyOf(all));
    }

    /** Adds demands on the answer. */
    public Generate check(TokenCheck... more) {
        List<TokenCheck> all = new ArrayList<>(checks);
        all.addAll(List.of(more));
        return with(g -> g.checks = List.copyOf(all));
    }

    /** What is noted of an answer that passes its checks, and counted, without being a demand. */
    public Generate note(TokenCheck observed) {
        return with(g -> g.notes = List.of(observed));
    }

    /**
     * What the answer has to be to be right. A wrong one is counted as that and no failure: the server was as fast as it was. An
     * answer that fails a {@link #check} is not held against it.
     */
    public Generate expect(Function<Session, Optional<TokenCheck>> ofSession) {
        return with(g -> g.expected = ofSession);
    }

    /** Changes the HTTP request with Gatling's own DSL: headers, query parameters, authentication … */
    public Generate http(UnaryOperator<HttpRequestActionBuilder> change) {
        UnaryOperator<HttpRequestActionBuilder> before = http;
        return with(g -> g.http = request -> change.apply(before.apply(request)));
    }

    /** Whether a check or something that is saved may look at the answer's text. */
    boolean needsText() {
        return !saves.isEmpty()
                || Stream.concat(checks.stream(), notes.stream()).anyMatch(TokenCheck::needsText);
    }

    RequestAction action(GenerateContext context, GatlingEngine engine, Action next) {
        Optional<String> schemas =
                jsonSchema == null ? Optional.empty() : context.dialect().schemaPath();
        return schemas.<RequestAction>map(path -> new SchemaAction(path, this, context, engine, next))
                .orElseGet(() -> new GenerateAction(this, context, engine, next));
    }

    @Override
    public Action action(ScenarioContext scenario, Action next) {
        GenerateContext context = LlmComponents.of(scenario).context();
        GatlingEngine engine = context.engine(scenario);
        return context.compared()
                .<Action>map(compared ->
                        new CompareAction(this, context, compared.server(), compared.together(), engine, next))
                .orElseGet(() -> action(context, engine, next));
    }
}
