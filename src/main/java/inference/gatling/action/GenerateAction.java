package inference.gatling.action;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.http.HttpDsl.http;

import inference.dialect.Access;
import inference.dialect.ApiPath;
import inference.dialect.BodyPatch;
import inference.dialect.GenerationRequest;
import inference.dialect.Tool;
import inference.gatling.engine.El;
import inference.gatling.engine.GatlingEngine;
import inference.gatling.exchange.Exchange;
import inference.gatling.exchange.GenerationResult;
import inference.secret.Secrets;
import inference.stream.ErrorText;
import inference.stream.StreamState;
import io.gatling.commons.stats.Status;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import io.gatling.http.client.Request;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.Function;
import run.Generation;
import run.Generation.Ending;
import run.Generation.Origin;
import run.Outcome;
import run.Phase;
import scala.Option;

/** Action that sends a generation for each virtual user, records it, and passes the user on. */
final class GenerateAction extends RequestAction {

    private static final Outcome NOT_PASSED = Outcome.of(Outcome.Kind.CHECK);
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int PROXY_LOGIN = 407;

    /** Session attribute: number of generations that this user has sent. */
    private static final String COUNT = "inference.generations";
    /** Session attribute: the {@link GenerationRequest} from which the body and the path are built. */
    private static final String REQUEST = "inference.request";

    private final Generate spec;
    private final GenerateContext context;
    private final boolean keepsText;
    private final String keyAdvice;
    private final RequestIds ids = new RequestIds();
    private final Function<Session, Request> requests;
    private final Function<io.gatling.javaapi.core.Session, String> requestName;
    private final Function<io.gatling.javaapi.core.Session, String> model;
    private final Function<io.gatling.javaapi.core.Session, String> series;

    GenerateAction(Generate spec, GenerateContext context, GatlingEngine engine, Action next) {
        super(engine, context.inFlight(), spec.requestName, next);
        this.spec = spec;
        this.context = context;
        this.requestName = El.text(spec.requestName);
        this.model = El.text(spec.model);
        this.series = El.text(spec.series);
        this.keepsText = spec.needsText();
        this.keyAdvice = new Access(context.headers(), context.route(), Access.User.SETTINGS).keyAdvice();
        this.requests = engine.requests(httpRequest());
    }

    private HttpRequestActionBuilder httpRequest() {
        HttpRequestActionBuilder request = http(spec.requestName)
                .post(session ->
                        ApiPath.text(context.baseUrl(), context.dialect().path(session.get(REQUEST))))
                .header("Content-Type", "application/json")
                .header("Accept", context.dialect().accept())
                .header("X-Request-Id", session -> ids.of(session.userId(), session.getLong(COUNT)))
                .headers(context.dialect().headers())
                .headers(context.headers())
                .body(StringBody(session -> context.dialect().body(session.get(REQUEST))))
                .requestTimeout(context.timeouts().total().plusSeconds(CLIENT_TIMEOUT_MARGIN_S));
        return spec.http.apply(context.routed(request));
    }

    @Override
    void send(io.gatling.javaapi.core.Session user) {
        List<Tool> tools = spec.tools.apply(user);
        GenerationRequest wanted = wanted(user, tools);
        long count = user.contains(COUNT) ? user.getLong(COUNT) + 1 : 1;
        io.gatling.javaapi.core.Session counted = user.set(COUNT, count);
        Request request = requests.apply(counted.set(REQUEST, wanted).asScala());
        Session session = counted.asScala();
        Started started = started(counted);
        Exchange exchange = new Exchange(
                context.dialect(),
                context.timeouts(),
                context.habit(),
                session.eventLoop(),
                result -> ended(started, result));
        boolean text =
                keepsText || started.expected().filter(TokenCheck::needsText).isPresent();
        exchange.keeping(t0Ns -> new StreamState(t0Ns, text, !tools.isEmpty()));
        context.sink().begins(started.series(), spec.phase);
        if (spec.phase == Phase.MEASURE) {
            context.cancellation().of(user.userId(), count).ifPresent(exchange::cancelAfter);
        }
        send(request, session, exchange);
    }

    /** State of a generation of {@code user} that starts now. */
    Started started(io.gatling.javaapi.core.Session user) {
        return new Started(
                OpenArrival.taken(user).asScala(),
                requestName.apply(user),
                model.apply(user),
                series(user),
                OpenArrival.of(user),
                spec.turn.apply(user),
                spec.expected.apply(user),
                engine.core().clock().nowMillis());
    }

    private String series(io.gatling.javaapi.core.Session user) {
        return (spec.series.isEmpty() ? user.scenario() : series.apply(user)) + spec.side;
    }

    private GenerationRequest wanted(io.gatling.javaapi.core.Session user, List<Tool> tools) {
        Double temperature = spec.temperature == null ? null : spec.temperature.apply(user);
        return new GenerationRequest(
                model.apply(user),
                spec.messages.apply(user),
                spec.maxTokens.apply(user),
                temperature == null ? context.shape().temperature() : OptionalDouble.of(temperature),
                Optional.ofNullable(spec.jsonSchema).map(schema -> schema.apply(user)),
                (tools.isEmpty() ? BodyPatch.NONE : context.dialect().tools(tools))
                        .and(context.shape().body())
                        .and(spec.body.apply(user)));
    }

    /** Records the result and passes the user on, even if recording fails. */
    void ended(Started started, GenerationResult received) {
        Session session;
        try {
            session = recorded(started, received);
        } catch (RuntimeException e) {
            logger().underlying().error("{}: save(…) failed on its result: {}", name(), String.valueOf(e));
            engine.core()
                    .statsEngine()
                    .logRequestCrash(
                            started.session().scenario(), started.session().groups(), name(), String.valueOf(e));
            session = started.session().markAsFailed();
        }
        goOn(session, started, received);
    }

    /** Passes the user on; only users of closed profiles pause after failed connections, arrivals are due at fixed times. */
    private void goOn(Session session, Started started, GenerationResult received) {
        if (started.arrival().isPresent()) {
            next.$bang(session);
        } else {
            context.pauses().goOn(session, received.outcome(), next::$bang);
        }
    }

    private Session recorded(Started started, GenerationResult received) {
        GenerationResult result = checked(started, received);
        Generation generation = generation(started, result);
        context.sink().record(generation);
        Session session = started.session();
        if (spec.phase == Phase.MEASURE) {
            session = logged(started, generation);
        }
        return savedOrFailed(session, result);
    }

    private Session savedOrFailed(Session session, GenerationResult result) {
        try {
            return saved(session, result);
        } catch (RuntimeException e) {
            logger().underlying().error("{}: saveAs(…) failed: {}", name(), e.toString());
            return session.markAsFailed();
        }
    }

    private Session saved(Session session, GenerationResult result) {
        io.gatling.javaapi.core.Session user = new io.gatling.javaapi.core.Session(session);
        for (BiFunction<io.gatling.javaapi.core.Session, GenerationResult, io.gatling.javaapi.core.Session> save :
                spec.saves) {
            user = save.apply(user, result);
        }
        return user.asScala();
    }

    private GenerationResult checked(Started started, GenerationResult result) {
        if (!result.outcome().isOk()) {
            return result;
        }
        try {
            return failure(spec.checks, result)
                    .map(reason -> result.failing(NOT_PASSED, reason))
                    .or(() -> started.expected().map(check -> result.answering(check.failure(result))))
                    .or(() -> failure(spec.notes, result).map(result::noting))
                    .orElse(result);
        } catch (RuntimeException e) { // a failure of the user's own check must not lose the row
            return result.failing(NOT_PASSED, "the check itself failed: " + ErrorText.shorten(e.toString()));
        }
    }

    /** Reason of the first check that fails. */
    private static Optional<String> failure(List<TokenCheck> checks, GenerationResult result) {
        for (TokenCheck check : checks) {
            Optional<String> reason = check.failure(result);
            if (reason.isPresent()) {
                return reason;
            }
        }
        return Optional.empty();
    }

    /** Error message; if access was denied, with the key or login that was sent, which servers seldom mention. */
    private String message(GenerationResult result) {
        int status = result.httpStatus().orElse(0);
        if (status == PROXY_LOGIN && context.route().proxy().isPresent()) {
            return result.message() + " (" + context.route().proxy().get().loginAdvice() + ")";
        }
        return status == UNAUTHORIZED || status == FORBIDDEN
                ? result.message() + " (" + keyAdvice + ")"
                : result.message();
    }

    private Generation generation(Started started, GenerationResult result) {
        long startNs = result.stream().startNs();
        return new Generation(
                context.clock().at(startNs),
                new Origin(
                        started.model(),
                        context.simulation(),
                        started.series(),
                        spec.phase,
                        started.session().userId(),
                        started.requestName(),
                        context.injector(),
                        started.turn().session(),
                        started.turn().number()),
                new Ending(
                        result.outcome(),
                        message(result),
                        result.httpStatus(),
                        Secrets.mask(result.stream().finishReason()),
                        result.answer()),
                result.stream().tokens(),
                result.stream()
                        .timing(
                                result.endNs(),
                                OpenArrival.delayMs(started.arrival(), startNs),
                                OpenArrival.capWaitMs(started.arrival())),
                result.stream().server(),
                spec.jsonSchema == null
                        ? result.wire()
                        : result.wire().registered(SchemaAction.registrationMs(started.session())));
    }

    /** Adds the generation and its first token to Gatling's own report, as two requests. */
    private Session logged(Started started, Generation generation) {
        generation
                .timing()
                .firstTokenMs()
                .ifPresent(ms -> engine.logResponse(
                        started.session(),
                        started.requestName() + " first token",
                        started.startMs(),
                        started.startMs() + Math.round(ms),
                        Status.apply("OK"),
                        Option.empty()));
        return logged(started.session(), started.requestName(), started.startMs(), generation);
    }
}
