package bench;

import inference.dialect.OpenAiDialect;
import inference.dialect.OpenAiDialect.Endpoint;
import inference.stream.AnswerBody;
import inference.stream.ProtocolException;
import inference.stream.StreamState;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The bytes of an answer's tokens to what is known of the generation: the time for one token. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ReadStream {

    private static final int TOKENS = 1000;

    private final OpenAiDialect dialect = new OpenAiDialect(Endpoint.CHAT, true);
    private final byte[] event = event("\"content\":\" token\"");
    /** Its text has an escape, which is the parser's where the text is kept. */
    private final byte[] escaped = event("\"content\":\" to\\nken\"");

    private static byte[] event(String delta) {
        return ("data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1795913923,\"model\":\"m\","
                        + "\"choices\":[{\"index\":0,\"delta\":{" + delta + "},\"finish_reason\":null}]}\n\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Benchmark
    @OperationsPerInvocation(TOKENS)
    public StreamState ordinary() throws ProtocolException {
        return read(event, false);
    }

    @Benchmark
    @OperationsPerInvocation(TOKENS)
    public StreamState parsed() throws ProtocolException {
        return read(escaped, true);
    }

    private StreamState read(byte[] bytes, boolean keepsText) throws ProtocolException {
        StreamState stream = new StreamState(0, keepsText);
        AnswerBody body = new AnswerBody(dialect, "text/event-stream", stream);
        for (int i = 0; i < TOKENS; i++) {
            body.read(i, bytes, 0, bytes.length);
        }
        return stream;
    }
}
