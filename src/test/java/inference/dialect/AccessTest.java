package inference.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import inference.http.Route;
import inference.secret.Secrets;
import inference.tls.ServerTrust;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccessTest {

    @Test
    void whoSentNoKeyIsToldWhereToGiveOne() {
        assertThat(advice(Map.of()))
                .isEqualTo("No key was sent: give it in the environment variable LLM_API_KEY or a file"
                        + " named by -DapiKeyFile=…");
        assertThat(advice(Map.of("X-Tenant", "a"))).startsWith("No key was sent (only X-Tenant): give it in");
    }

    @Test
    void whoSentOneIsToldInWhichHeaders() {
        assertThat(advice(Map.of("X-Tenant", "a", "api-key", "k")))
                .isEqualTo("The server rejects the key; it was sent in the header api-key");
        Secrets.hold("planted-in-access-test");
        assertThat(advice(Map.of("X-Pass", "planted-in-access-test", "Authorization", "Bearer k")))
                .isEqualTo("The server rejects the key; it was sent in the headers Authorization, X-Pass");
    }

    private static String advice(Map<String, String> headers) {
        return new Access(headers, Route.direct(ServerTrust.system()), Access.User.SETTINGS).keyAdvice();
    }
}
