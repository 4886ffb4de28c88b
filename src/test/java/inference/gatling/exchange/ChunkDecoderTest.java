package inference.gatling.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.codec.CorruptedFrameException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A body in chunks, split at every two places: the data comes out, and nothing that is the codec's is lost. */
class ChunkDecoderTest {

    private final ByteArrayOutputStream data = new ByteArrayOutputStream();

    /** What is left to the codec: the line that it stopped in, whole, and all that follows. */
    private String left(byte[] bytes, int... splits) {
        data.reset();
        ChunkDecoder decoder = new ChunkDecoder();
        int from = 0;
        for (int i = 0; i <= splits.length; i++) {
            int to = i < splits.length ? splits[i] : bytes.length;
            int used = decoder.read(bytes, from, to, (b, start, end) -> data.write(b, start, end - start));
            if (decoder.hasStopped()) {
                return text(decoder.begun())
                        + new String(bytes, used, bytes.length - used, StandardCharsets.ISO_8859_1);
            }
            assertThat(used).isEqualTo(to);
            from = to;
        }
        return "";
    }

    private static byte[] bytes(String escaped) {
        return escaped.replace("\\r", "\r").replace("\\n", "\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3\\r\\nabc\\r\\n0\\r\\n\\r\\n | abc | 0\\r\\n\\r\\n",
                "1\\r\\na\\r\\n00a\\r\\n0123456789\\r\\n | a0123456789 |",
                "A\\r\\n0123456789\\r\\n2\\r\\n\\r\\n\\r\\n0\\r\\nX: y\\r\\n\\r\\n | 0123456789\\r\\n | 0\\r\\nX: y\\r\\n\\r\\n",
                "2\\r\\nab\\r\\n2;name=value\\r\\ncd\\r\\n | ab | 2;name=value\\r\\ncd\\r\\n",
                "2\\r\\nab\\r\\n2 \\r\\ncd\\r\\n | ab | 2 \\r\\ncd\\r\\n",
                "2\\r\\nab\\r\\n2\\ncd\\r\\n | ab | 2\\ncd\\r\\n",
                "2\\r\\nab\\r\\n00000000002\\r\\ncd | ab | 00000000002\\r\\ncd",
                "2\\r\\nab\\r\\n-2\\r\\n | ab | -2\\r\\n",
                "\\r\\n2\\r\\nab | | \\r\\n2\\r\\nab",
                "5\\r\\nab | ab |"
            })
    void plainChunksAreTakenAndTheRestIsLeft(String body, String taken, String rest) {
        byte[] bytes = bytes(body);
        for (int first = 0; first <= bytes.length; first++) {
            for (int second = first; second <= bytes.length; second++) {
                assertThat(left(bytes, first, second))
                        .as("split at %d and %d", first, second)
                        .isEqualTo(rest == null ? "" : text(bytes(rest)));
                assertThat(text(data.toByteArray())).isEqualTo(taken == null ? "" : text(bytes(taken)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2\\r\\nabc\\r\\n", "2\\r\\nab\\n", "2\\r\\nab\\r\\r"})
    void dataThatIsLongerThanItsSizeSaysIsAnError(String body) {
        byte[] bytes = bytes(body);
        for (int split = 0; split <= bytes.length; split++) {
            int at = split;
            assertThatThrownBy(() -> left(bytes, at)).isInstanceOf(CorruptedFrameException.class);
        }
    }
}
