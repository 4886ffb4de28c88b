package inference.gatling.action;

import static io.gatling.javaapi.http.HttpDsl.http;

import inference.gatling.engine.GatlingEngine;
import inference.gatling.exchange.GenerationResult;
import inference.stream.PlainFormat;
import io.gatling.core.action.Action;
import io.gatling.javaapi.core.Session;
import java.util.OptionalDouble;
import run.Generation;
import run.Generation.Ending;
import run.Generation.Origin;
import run.Generation.ServerTiming;
import run.Generation.Timing;
import run.Generation.Tokens;
import run.Phase;

/** Action that fetches a page for each virtual user, records it, and passes the user on. */
final class FetchAction extends PlainAction {

    private static final OptionalDouble NONE = OptionalDouble.empty();

    private final Fetch spec;

    FetchAction(Fetch spec, GatlingEngine engine, Action next) {
        super(
                spec.context(),
                spec.requestName(),
                http(spec.requestName()).get(spec.context().baseUrl() + spec.path()),
                spec.context().timeouts(),
                engine,
                next);
        this.spec = spec;
    }

    @Override
    void send(Session user) {
        send(user.asScala(), new PlainFormat(), this::ended);
    }

    private void ended(Begun begun, GenerationResult result) {
        OptionalDouble endMs = result.stream().timing(result.endNs(), NONE).streamMs();
        Generation row = new Generation(
                begun.timestamp(),
                new Origin(
                        Fetch.MODEL,
                        context.simulation(),
                        spec.series(),
                        Phase.MEASURE,
                        begun.session().userId(),
                        spec.requestName(),
                        context.injector()),
                new Ending(result.outcome(), result.message(), result.httpStatus(), ""),
                Tokens.NONE,
                new Timing(
                        NONE,
                        NONE,
                        NONE,
                        NONE,
                        result.outcome().isOk() ? endMs : NONE,
                        endMs,
                        NONE,
                        NONE,
                        new int[0],
                        NONE),
                ServerTiming.NONE,
                result.wire());
        context.sink().record(row);
        context.pauses()
                .goOn(logged(begun.session(), spec.requestName(), begun.startMs(), row), result.outcome(), next::$bang);
    }
}
