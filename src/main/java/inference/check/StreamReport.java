package inference.check;

import static run.Units.NS_PER_MS;

import inference.check.StreamRecord.Arrival;
import inference.stream.Delta;
import inference.stream.Delta.Usage;
import inference.stream.FinishWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import run.Generation.ServerTiming;
import run.Generation.Tokens;

/** Report on the shape of a server's streams, from one recorded stream. */
final class StreamReport {

    /** Share of the TTFT beyond which the headers count as sent with the first token. */
    private static final double WITH_FIRST_TOKEN = 0.8;
    /** Share of the TTFT within which all tokens arrive if something held the stream back. */
    private static final double HELD_BACK = 0.05;

    private static final int FEW_CHUNKS = 4;
    private static final int MANY_CHUNKS = 16;
    /** Share of the mean gap below which two chunks count as arriving together. */
    private static final double TOGETHER = 0.1;

    private static final double MOST = 0.75;

    private final StreamRecord stream;
    private final List<CheckFinding> findings = new ArrayList<>();

    private StreamReport(StreamRecord stream) {
        this.stream = stream;
    }

    /** @param headersMs time from t0 to the response's headers, ms */
    static List<CheckFinding> of(StreamRecord stream, double headersMs) {
        StreamReport report = new StreamReport(stream);
        if (stream.state().tokens().inputs().isPresent()) {
            report.usage();
            return report.findings;
        }
        report.headers(headersMs);
        report.roleDelta();
        report.chunks();
        report.reasoning();
        report.usage();
        report.finishReason();
        report.endMark();
        report.keepAlives();
        report.serverTiming();
        return report.findings;
    }

    private void headers(double headersMs) {
        OptionalDouble first = stream.state().firstTokenMs();
        if (first.isPresent()) {
            boolean together = headersMs > WITH_FIRST_TOKEN * first.getAsDouble();
            findings.add(CheckFinding.ok(
                    "headers",
                    together
                            ? "come with the first token"
                            : String.format(
                                    Locale.ROOT,
                                    "sent early: after %.1f ms, the first token after %.1f ms",
                                    headersMs,
                                    first.getAsDouble())));
        }
    }

    private void roleDelta() {
        stream.arrivals().stream()
                .map(Arrival::delta)
                .filter(Delta::choices)
                .findFirst()
                .filter(delta -> !delta.isToken() && delta.finishReason().isEmpty())
                .ifPresentOrElse(
                        delta -> findings.add(CheckFinding.ok("role delta", "an empty one first; it is not a token")),
                        () -> findings.add(CheckFinding.ok("role delta", "none: the first event is a token")));
    }

    private void chunks() {
        Tokens tokens = stream.state().tokens();
        int output = tokens.output().orElse(0);
        String text = tokens.chunks() + " chunks for " + output + " tokens";
        if (stream.isWhole()) {
            findings.add(CheckFinding.note(
                    "stream", "none: the answer is not streamed", "It has a latency, but no TTFT and no TPOT."));
        } else if (heldBack(tokens.chunks())) {
            findings.add(CheckFinding.note(
                    "chunks",
                    text + ", all at once at the end",
                    "Something between here and the model holds the stream back, such as a buffering or"
                            + " compressing proxy, so TTFT measures the proxy. Disable buffering for this path."));
        } else if (inBursts()) {
            findings.add(CheckFinding.note(
                    "chunks",
                    text + ", in bursts: most arrive together with the previous chunk",
                    "Something between here and the model buffers the stream, such as a proxy: TTFT is that of a"
                            + " whole burst, and most gaps are 0. Disable buffering for this path."));
        } else if (tokens.chunks() < output) {
            findings.add(CheckFinding.note(
                    "chunks",
                    text + ": several in one",
                    "Gaps between chunks (ICL) are not gaps between tokens (ITL); TPOT is right."));
        } else {
            findings.add(CheckFinding.ok("chunks", text));
        }
    }

    private List<Long> tokenTimes() {
        return stream.arrivals().stream()
                .filter(a -> a.delta().isToken())
                .map(Arrival::ns)
                .toList();
    }

    /** Whether most chunks arrive together with the previous one. */
    private boolean inBursts() {
        List<Long> tokens = tokenTimes();
        if (tokens.size() < MANY_CHUNKS) {
            return false;
        }
        int gaps = tokens.size() - 1;
        long meanNs = (tokens.get(gaps) - tokens.get(0)) / gaps;
        long together = IntStream.rangeClosed(1, gaps)
                .filter(i -> tokens.get(i) - tokens.get(i - 1) < TOGETHER * meanNs)
                .count();
        return together > MOST * gaps;
    }

    private boolean heldBack(int chunks) {
        List<Long> tokens = tokenTimes();
        if (chunks < FEW_CHUNKS) {
            return false;
        }
        double spreadMs = (tokens.get(tokens.size() - 1) - tokens.get(0)) / NS_PER_MS;
        return spreadMs < HELD_BACK * stream.state().firstTokenMs().orElse(0);
    }

    private void reasoning() {
        long thoughts = stream.arrivals().stream()
                .filter(a -> !a.delta().reasoning().isEmpty())
                .count();
        if (thoughts > 0) {
            findings.add(CheckFinding.note(
                    "reasoning",
                    thoughts + " chunks of it before or beside the answer",
                    "They are tokens: TTFT is the time to the first reasoning token, first_output_ms that to the"
                            + " answer."));
        }
    }

    private void usage() {
        List<Delta> withUsage = stream.arrivals().stream()
                .map(Arrival::delta)
                .filter(delta -> !delta.usage().equals(Usage.NONE))
                .toList();
        if (withUsage.isEmpty()) {
            findings.add(CheckFinding.note(
                    "usage",
                    "none",
                    "The server does not report token counts: chunks are counted instead and marked as an"
                            + " estimate."));
        } else if (withUsage.size() > 1) {
            findings.add(CheckFinding.ok("usage", "in " + withUsage.size() + " events; the last nonzero one counts"));
        } else {
            boolean alone = !withUsage.get(0).choices();
            findings.add(CheckFinding.ok("usage", alone ? "in a separate event at the end" : "with the last event"));
        }
        stream.state()
                .tokens()
                .cached()
                .ifPresent(cached -> findings.add(CheckFinding.ok(
                        "cache",
                        "reported: it had " + cached + " of the prompt's "
                                + stream.state().tokens().prompt().orElse(0) + " tokens")));
    }

    private void finishReason() {
        String word = stream.state().finishReason();
        if (word.isEmpty()) {
            findings.add(
                    CheckFinding.note("finish_reason", "none", "It is unknown whether the token limit cut an answer."));
        } else if (FinishWords.isFailure(word)) {
            findings.add(CheckFinding.note("finish_reason", word + ": the server aborted the answer", ""));
        } else if (!FinishWords.isOrdinary(word)) {
            findings.add(CheckFinding.failed(
                    "finish_reason",
                    word + ", neither by the model's end (stop) nor by the limit (length)",
                    "A run counts such a generation as failed (check): check the server's filters and tools."));
        } else {
            boolean withContent = stream.arrivals().stream()
                    .map(Arrival::delta)
                    .anyMatch(delta -> delta.isToken() && delta.finishReason().equals(word));
            findings.add(CheckFinding.ok(
                    "finish_reason", word + (withContent ? ", with the last content" : ", in a separate event")));
        }
    }

    private void endMark() {
        boolean done = stream.arrivals().stream().anyMatch(a -> a.delta().done());
        if (!stream.isWhole()) {
            findings.add(
                    done
                            ? CheckFinding.ok("end mark", "sent")
                            : CheckFinding.note(
                                    "end mark",
                                    "none ([DONE], or done: true)",
                                    "An answer is complete when its finish_reason arrives."));
        }
    }

    private void keepAlives() {
        long comments =
                stream.text().lines().filter(line -> line.startsWith(":")).count();
        boolean crlf = stream.text().contains("\r\n");
        if (!stream.isWhole()) {
            findings.add(CheckFinding.ok(
                    "keep-alives",
                    comments == 0 ? "none in this stream" : comments + " comments; they do not count as progress"));
            findings.add(CheckFinding.ok("line ends", crlf ? "CR LF" : "LF"));
        }
    }

    private void serverTiming() {
        ServerTiming server = stream.state().server();
        if (!server.equals(ServerTiming.NONE)) {
            findings.add(CheckFinding.ok(
                    "server's times",
                    String.format(
                            Locale.ROOT,
                            "prompt %.1f ms, decode %.1f ms%s",
                            server.promptMs().orElse(0),
                            server.decodeMs().orElse(0),
                            server.queueMs().isPresent()
                                    ? String.format(
                                            Locale.ROOT,
                                            ", waiting %.1f ms",
                                            server.queueMs().getAsDouble())
                                    : "")));
        }
    }
}
