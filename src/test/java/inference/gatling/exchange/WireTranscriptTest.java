package inference.gatling.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.Golden;
import inference.dialect.Api;
import inference.dialect.Dialect;
import io.gatling.http.client.impl.DefaultHttpClient;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpContentDecompressor;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import run.Generation.ServerTiming;
import run.Generation.Tokens;

/**
 * Whole responses of real servers, as their bytes came over the wire with head and chunks: each ends in the same outcome, events
 * and tokens wherever the network splits it. What each ends in is in {@code transcripts/wire/outcomes.txt}.
 */
class WireTranscriptTest {

    private static final Path FOLDER = Path.of("src/test/resources/transcripts/wire");
    /** A response up to this size is split at each of its positions. */
    private static final int EVERY_POSITION_BYTES = 10_000;

    private static final int RANDOM_SPLITS = 50;
    private static final int OVER_TCP = 2;
    private static final int PIECE_BYTES = 700;
    private static final Timeouts PATIENT =
            new Timeouts(Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(60));

    /** A connection that is kept open between responses, unless they end it. */
    private EmbeddedChannel kept = connection();

    private final ConnectionHabit habit = new ConnectionHabit();

    /** Gatling's pipeline, as far as it matters here. */
    private static EmbeddedChannel connection() {
        EmbeddedChannel channel = new EmbeddedChannel();
        channel.pipeline()
                .addLast(DefaultHttpClient.HTTP_CLIENT_CODEC, new HttpClientCodec())
                .addLast(new HttpContentDecompressor(0))
                .addLast(new ToExchange());
        return channel;
    }

    /** Does what Gatling's handler does. */
    private static final class ToExchange extends ChannelInboundHandlerAdapter {
        private Exchange exchange;
        private boolean last;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpResponse response) {
                exchange.onHttpResponse(response.status(), response.headers());
            } else if (message instanceof HttpContent content) {
                last |= content instanceof LastHttpContent;
                exchange.onHttpResponseBodyChunk(content.content(), content instanceof LastHttpContent);
                content.release();
            }
        }
    }

    static List<String> responses() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".http"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void eachEndsAsItShould() throws IOException {
        StringBuilder table = new StringBuilder();
        for (String name : responses()) {
            table.append(name)
                    .append(": ")
                    .append(replay(dialect(name), bytes(name)))
                    .append('\n');
        }
        Golden.assertMatches(FOLDER.resolve("outcomes.txt"), table.toString());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("responses")
    void splitAnywhereItIsTheSame(String name) throws IOException {
        Dialect dialect = dialect(name);
        byte[] bytes = bytes(name);
        String whole = replay(dialect, bytes);
        int step = bytes.length <= EVERY_POSITION_BYTES ? 1 : bytes.length / 200;
        for (int split = 1; split < bytes.length; split += step) {
            assertThat(replay(dialect, bytes, split)).as("split at %d", split).isEqualTo(whole);
        }
        assertThat(replay(dialect, bytes, IntStream.range(1, bytes.length).toArray()))
                .as("byte by byte")
                .isEqualTo(whole);
        Random random = new Random(name.hashCode());
        for (int i = 0; i < RANDOM_SPLITS; i++) {
            int[] splits = randomSplits(random, bytes.length);
            assertThat(replay(dialect, bytes, splits))
                    .as(Arrays.toString(splits))
                    .isEqualTo(whole);
        }
    }

    /** Over Gatling's own client and TCP. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("responses")
    void overTcpItIsTheSame(String name) throws Exception {
        byte[] bytes = bytes(name);
        String whole = replay(dialect(name), bytes);
        Random random = new Random(name.hashCode());
        for (int i = 0; i < OVER_TCP; i++) {
            assertThat(overTcp(dialect(name), bytes, randomSplits(random, bytes.length)))
                    .isEqualTo(whole);
        }
    }

    private static int[] randomSplits(Random random, int length) {
        return random.ints(2 + length / PIECE_BYTES, 1, length)
                .sorted()
                .distinct()
                .toArray();
    }

    private static byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(FOLDER.resolve(name));
    }

    private static Dialect dialect(String name) {
        for (Api api : List.of(Api.ANTHROPIC, Api.RESPONSES)) {
            if (name.contains("-v1-" + api.endpoints().get(0))) {
                return api.dialect(new Api.Options("", true, false));
            }
        }
        boolean openAi = name.startsWith("llamacpp") || name.contains("-v1-");
        Api api = openAi ? Api.OPENAI : Api.OLLAMA;
        return api.dialect(new Api.Options(openAi ? "chat" : "generate", true, false));
    }

    /** What comes of the response if the network delivers it in these pieces. */
    private String replay(Dialect dialect, byte[] bytes, int... splits) {
        if (!kept.isOpen()) {
            kept = connection();
        }
        EmbeddedChannel channel = kept;
        List<GenerationResult> results = new ArrayList<>();
        Exchange exchange = new Exchange(dialect, PATIENT, habit, channel.eventLoop(), results::add);
        exchange.start();
        exchange.onSend();
        exchange.onWrite(channel);
        channel.writeOutbound(new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/"));
        channel.releaseOutbound();
        ToExchange handler = channel.pipeline().get(ToExchange.class);
        handler.exchange = exchange;
        handler.last = false;
        for (byte[] piece : pieces(bytes, splits)) {
            channel.writeInbound(Unpooled.wrappedBuffer(piece));
        }
        if (!handler.last) {
            channel.finish();
            if (!handler.last) {
                exchange.onThrowable(new IOException("Premature close"));
            }
        }
        channel.advanceTimeBy(1, TimeUnit.SECONDS); // after a first answer the client looks whether the server hangs up
        channel.runScheduledPendingTasks();
        assertThat(results).hasSize(1);
        return describe(results.get(0));
    }

    private static String overTcp(Dialect dialect, byte[] response, int[] splits) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answer(server, pieces(response, splits)), "transcript");
            answering.start();
            try (ExchangeHarness harness = new ExchangeHarness(dialect, "http://127.0.0.1:" + server.getLocalPort())) {
                return describe(harness.generate("recorded", 1, Map.of()));
            } finally {
                answering.join();
            }
        }
    }

    private static void answer(ServerSocket server, List<byte[]> pieces) {
        try (Socket socket = server.accept()) {
            socket.setTcpNoDelay(true);
            socket.getInputStream().read(new byte[64 * 1024]);
            OutputStream out = socket.getOutputStream();
            for (byte[] piece : pieces) {
                out.write(piece);
                out.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<byte[]> pieces(byte[] bytes, int... splits) {
        List<byte[]> pieces = new ArrayList<>();
        int from = 0;
        for (int to : splits) {
            pieces.add(Arrays.copyOfRange(bytes, from, to));
            from = to;
        }
        pieces.add(Arrays.copyOfRange(bytes, from, bytes.length));
        return pieces;
    }

    private static String describe(GenerationResult result) {
        Tokens tokens = result.stream().tokens();
        ServerTiming server = result.stream().server();
        return result.outcome().code() + " " + result.stream().finishReason() + ", prompt " + shown(tokens.prompt())
                + ", output " + shown(tokens.output())
                + tokens.source().map(source -> " by " + source.code()).orElse("")
                + ", cached " + shown(tokens.cached()) + ", chunks " + tokens.chunks() + ", server ms "
                + shown(server.promptMs()) + " "
                + shown(server.decodeMs()) + " " + shown(server.loadMs()) + " " + shown(server.queueMs()) + ", "
                + (result.message() + result.stream().text())
                        .replace("\n", "\\n")
                        .replace("\r", "\\r");
    }

    private static String shown(OptionalInt value) {
        return value.isPresent() ? Integer.toString(value.getAsInt()) : "-";
    }

    private static String shown(OptionalDouble value) {
        return value.isPresent() ? Double.toString(value.getAsDouble()) : "-";
    }
}
