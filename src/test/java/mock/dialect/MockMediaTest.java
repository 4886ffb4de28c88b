package mock.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import mock.dialect.JsonBody.BadRequest;
import org.junit.jupiter.api.Test;

class MockMediaTest {

    private static int tokens(String message) throws BadRequest {
        return Messages.of(JsonBody.parse("[" + message + "]")).tokens();
    }

    private static final String TEXT = "{\"role\":\"user\",\"content\":\"What is it?\"}";

    @Test
    void anImageIsTheSameNumberOfTokensInEachApi() throws BadRequest {
        String parts = "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"What is it?\"},";
        int text = tokens(TEXT);

        assertThat(tokens(parts + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,AAEC\"}}]}"))
                .isEqualTo(text + MockMedia.IMAGE_TOKENS);
        assertThat(tokens(parts + "{\"type\":\"image\",\"source\":{\"type\":\"base64\",\"data\":\"AAEC\"}}]}"))
                .isEqualTo(text + MockMedia.IMAGE_TOKENS);
        assertThat(tokens("{\"role\":\"user\",\"content\":\"What is it?\",\"images\":[\"AAEC\",\"AAED\"]}"))
                .isEqualTo(text + 2 * MockMedia.IMAGE_TOKENS);
    }

    @Test
    void aSoundIsSoManyTokensASecond() throws BadRequest {
        String sound =
                "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"What is it?\"},{\"type\":\"input_audio\","
                        + "\"input_audio\":{\"format\":\"wav\",\"data\":\"%s\"}}]}";

        assertThat(tokens(String.format(sound, "AAEC"))).isEqualTo(tokens(TEXT) + MockMedia.AUDIO_TOKENS);
        assertThat(tokens(String.format(sound, "AAEC".repeat(20_000)))) // 60,000 bytes
                .isEqualTo(tokens(TEXT) + 2 * MockMedia.AUDIO_TOKENS);
    }
}
