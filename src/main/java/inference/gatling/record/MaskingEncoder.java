package inference.gatling.record;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import inference.secret.Secrets;
import java.nio.charset.StandardCharsets;

/** Writes log lines without the API key, which the HTTP client's own messages may hold at fine levels. */
public final class MaskingEncoder extends PatternLayoutEncoder {

    @Override
    public byte[] encode(ILoggingEvent event) {
        return Secrets.mask(new String(super.encode(event), StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void start() {
        setCharset(StandardCharsets.UTF_8);
        super.start();
    }
}
