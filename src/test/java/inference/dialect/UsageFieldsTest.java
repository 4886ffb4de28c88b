package inference.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import inference.stream.Delta.Usage;
import inference.stream.ProtocolException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageFieldsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "OpenAI | {'prompt_tokens':9,'completion_tokens':5,'total_tokens':14,'prompt_tokens_details':{'cached_tokens':8},'completion_tokens_details':{'reasoning_tokens':3}} | 9 | 5 | 8 | 3",
                "xAI | {'prompt_tokens':9,'completion_tokens':5,'total_tokens':17,'completion_tokens_details':{'reasoning_tokens':3}} | 9 | 8 | -1 | 3",
                "beside | {'prompt_tokens':9,'completion_tokens':5,'reasoning_tokens':3} | 9 | 5 | -1 | 3",
                "DeepSeek | {'prompt_tokens':9,'completion_tokens':5,'prompt_cache_hit_tokens':7,'prompt_cache_miss_tokens':2} | 9 | 5 | 7 | -1",
                "Moonshot | {'prompt_tokens':9,'completion_tokens':5,'cached_tokens':7} | 9 | 5 | 7 | -1",
                "TGI | {'prompt_tokens':9,'completion_tokens':5,'prompt_tokens_details':null} | 9 | 5 | -1 | -1"
            })
    void everyServersAccountIsUnderstood(String server, String usage, int prompt, int output, int cached, int reasoning)
            throws ProtocolException {
        Usage read = UsageFields.CHAT.of(Json.parse(usage.replace('\'', '"')));
        assertThat(read.prompt()).hasValue(prompt);
        assertThat(read.output()).hasValue(output);
        assertThat(read.cached().orElse(-1)).as(server).isEqualTo(cached);
        assertThat(read.reasoning().orElse(-1)).as(server).isEqualTo(reasoning);
    }
}
