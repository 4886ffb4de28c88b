package mock.serve;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.SplittableRandom;
import mock.answer.AnswerFormat;
import mock.answer.AnswerPlan;
import mock.answer.AnswerRequest;
import mock.answer.CallingFormat;
import mock.answer.SchemaSampler;
import mock.answer.ServedApi;
import mock.engine.Engine;
import mock.engine.GenerationListener;
import mock.engine.ModelRuntime;
import mock.engine.PacedAnswer;
import mock.engine.PrefixCache;
import mock.fault.Fault;
import mock.fault.FaultPolicy;
import mock.http.ServerExchange;
import mock.measure.Counters;
import mock.measure.SendLog;

/** Service that answers a request of any dialect: schedules its generation in the performance model and sends the result. */
public final class AnswerService {

    /** Capacity of the prefix cache in blocks of 16 tokens: about four full contexts of 128k tokens. */
    private static final int CACHE_BLOCKS = 32_768;

    private final Settings settings;
    private final Engine engine;
    private final FaultPolicy faults;
    private final Counters counters;
    private final SendLog sendLog;
    private final SplittableRandom seeds;
    private final PrefixCache prefixes = new PrefixCache(CACHE_BLOCKS);
    private long requests;

    /**
     * Settings common to all dialects.
     *
     * @param tokensPerChunk tokens in each event of a stream
     * @param endProbability probability that a token is the last, unless the request forbids an early end
     */
    public record Settings(int tokensPerChunk, double endProbability, PrefixCaching prefixCaching, long seed) {}

    public AnswerService(Settings settings, Engine engine, FaultPolicy faults, Counters counters, SendLog sendLog) {
        this.settings = settings;
        this.engine = engine;
        this.faults = faults;
        this.counters = counters;
        this.sendLog = sendLog;
        this.seeds = new SplittableRandom(settings.seed());
    }

    /** Answers {@code asked} in {@code format}, or refuses it with an error of {@code dialect}. */
    public void answer(ServerExchange exchange, ServedApi dialect, AnswerRequest asked, AnswerFormat format) {
        Optional<Fault> fault = chooseFault(exchange, dialect);
        if (fault.isEmpty()) {
            return;
        }
        Optional<ModelRuntime> model = engine.model(asked.model()).filter(ModelRuntime::isOnDisk);
        if (model.isEmpty()) {
            dialect.refuse(exchange, 404, "model '" + asked.model() + "' not found");
            return;
        }
        int room = model.get().spec().contextLength() - asked.promptTokens();
        if (room < 1) {
            dialect.refuse(
                    exchange,
                    400,
                    "request (" + asked.promptTokens() + " tokens) exceeds the available context size ("
                            + model.get().spec().contextLength() + " tokens)");
        } else if (engine.isFull()) {
            dialect.refuse(exchange, 503, "server busy, please try again.  maximum pending requests exceeded");
        } else {
            AnswerRequest request = fault.get().request(asked.limitedTo(room));
            long seed = seeds.nextLong();
            AnswerPlan plan;
            try {
                plan = plan(request, seed);
            } catch (IllegalArgumentException e) {
                dialect.refuse(exchange, 400, e.getMessage());
                return;
            }
            AnswerFormat form = request.tool()
                    .<AnswerFormat>map(tool -> new CallingFormat(format, tool.name()))
                    .orElse(format);
            generate(
                    new AnswerInProgress(exchange, request, form, plan, fault.get(), requestId(exchange)), model.get());
        }
    }

    /** The fault to apply to a request; empty if the request has been answered already. */
    public Optional<Fault> chooseFault(ServerExchange exchange, ServedApi dialect) {
        try {
            Fault fault = faults.choose(exchange.request());
            return fault.takesOver(exchange, dialect) ? Optional.empty() : Optional.of(fault);
        } catch (IllegalArgumentException e) {
            dialect.refuse(exchange, 400, e.getMessage());
            return Optional.empty();
        }
    }

    private String requestId(ServerExchange exchange) {
        requests++;
        String id = exchange.request().header("X-Request-Id");
        return id.isEmpty() ? "mock-" + requests : id;
    }

    private void generate(AnswerInProgress answer, ModelRuntime model) {
        AnswerRequest request = answer.request;
        GenerationListener listener = request.stream()
                ? new StreamedAnswer(answer, settings.tokensPerChunk(), counters, engine.scheduler())
                : new WholeAnswer(answer, counters);
        boolean caching = settings.prefixCaching().appliesTo(request);
        int cached = caching ? Math.min(request.promptTokens() - 1, prefixes.cachedTokens(request.prompt())) : 0;
        counters.generationStarted(request.promptTokens(), cached);
        answer.generation = engine.prepare(
                model,
                new PacedAnswer.Work(
                        request.promptTokens(), cached, answer.plan.pieces().size()),
                listener);
        answer.exchange.addObserver(outcome -> ended(answer, outcome));
        engine.submit(answer.generation);
    }

    private void ended(AnswerInProgress answer, String outcome) {
        engine.cancel(answer.generation);
        if (outcome.equals("aborted")) {
            counters.generationAborted();
        }
        sendLog.add(answer.logEntry(outcome));
        if (settings.prefixCaching() != PrefixCaching.OFF) {
            prefixes.add(answer.request.prompt() + answer.plan.text());
        }
    }

    private AnswerPlan plan(AnswerRequest request, long seed) {
        if (request.tool().isPresent()) {
            JsonNode schema = request.tool().get().schema();
            return AnswerPlan.call(new SchemaSampler(schema, seed).sample().toString(), request);
        }
        return request.schema()
                .map(schema -> AnswerPlan.document(
                        new SchemaSampler(schema, seed).sample().toString(), request))
                .orElseGet(() -> AnswerPlan.words(request, settings.endProbability(), seed));
    }
}
