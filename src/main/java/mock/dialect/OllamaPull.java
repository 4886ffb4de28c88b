package mock.dialect;

import java.util.List;
import java.util.concurrent.TimeUnit;
import mock.answer.Frame;
import mock.engine.Engine;
import mock.engine.ModelRuntime;
import mock.fault.Fault;
import mock.http.ServerExchange;
import mock.serve.FrameSender;

/**
 * Pull of a model. Pulls share the bandwidth; an interrupted pull resumes where it stopped. As on the real server, a line
 * is sent every 60 ms, whether there is progress or not.
 */
final class OllamaPull {

    private static final long LINE_EVERY_NS = TimeUnit.MILLISECONDS.toNanos(60);
    private static final int CONFIG_BYTES = 485;

    private final Engine engine;
    private final ModelRuntime model;
    private final ServerExchange exchange;
    private final boolean stream;
    private final Fault fault;
    private final FrameSender sender;
    private final Bandwidth bandwidth;
    private int lines;
    private long lastNs;

    /** Bandwidth shared by all pulls. */
    static final class Bandwidth {
        private int pulls;
    }

    OllamaPull(
            Engine engine,
            ModelRuntime model,
            ServerExchange exchange,
            boolean stream,
            Fault fault,
            Bandwidth bandwidth) {
        this.engine = engine;
        this.model = model;
        this.exchange = exchange;
        this.stream = stream;
        this.fault = fault;
        this.bandwidth = bandwidth;
        OllamaFormat format = new OllamaFormat(model.spec().name(), false, false);
        this.sender = new FrameSender(exchange, fault, format, engine.scheduler(), now -> {});
    }

    void start() {
        bandwidth.pulls++;
        exchange.addObserver(outcome -> bandwidth.pulls--);
        line("{\"status\":\"pulling manifest\"}");
        lastNs = System.nanoTime();
        if (model.isOnDisk()) {
            line(layer(
                    model.spec().digest(),
                    model.spec().sizeBytes(),
                    model.spec().sizeBytes()));
            finish();
        } else {
            next(lastNs + LINE_EVERY_NS);
        }
    }

    private void next(long dueNs) {
        engine.scheduler().at(dueNs, () -> progress(dueNs));
    }

    private void progress(long dueNs) {
        if (exchange.isOver() || sender.isStopped()) {
            return;
        }
        long total = model.spec().sizeBytes();
        double bytesPerNs = total / (double) engine.scaledNs(model.spec().pullSeconds()) / bandwidth.pulls;
        long now = System.nanoTime();
        long bytes = model.pulledBytes() + (long) (bytesPerNs * (now - lastNs));
        lastNs = now;
        if (!fault.stallsPull(bytes, total)) {
            model.pulled(bytes);
        }
        line(layer(model.spec().digest(), total, model.pulledBytes()));
        if (model.isOnDisk()) {
            line("{\"status\":\"verifying sha256 digest\"}");
            finish();
        } else {
            long left = (long) ((total - model.pulledBytes()) / bytesPerNs);
            next(dueNs + Math.min(LINE_EVERY_NS, Math.max(1, left)));
        }
    }

    private void finish() {
        line(layer(new StringBuilder(model.spec().digest()).reverse().toString(), CONFIG_BYTES, CONFIG_BYTES));
        line("{\"status\":\"writing manifest\"}");
        line("{\"status\":\"success\"}");
        if (exchange.isOver() || sender.isStopped()) {
            return;
        }
        if (stream) {
            sender.end();
        } else {
            JsonBody.respond(exchange, JsonBody.object().put("status", "success"));
        }
    }

    private void line(String json) {
        if (stream) {
            sender.add(List.of(Frame.of(Frame.Kind.CONTENT, json)), lines++);
            sender.flush(now -> {});
        }
    }

    /** Line with the progress of a layer; as on the real server, {@code completed} is omitted while it is 0. */
    private static String layer(String digest, long total, long completed) {
        String progress = completed == 0 ? "" : ",\"completed\":" + completed;
        return "{\"status\":\"pulling " + digest.substring(0, 12) + "\",\"digest\":\"sha256:" + digest + "\",\"total\":"
                + total + progress + "}";
    }
}
