package inference.gatling.record;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import inference.secret.Secrets;
import java.nio.charset.StandardCharsets;

/** Log encoder that masks API keys: at debug and trace level the HTTP client logs request headers. */
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
