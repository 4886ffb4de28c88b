package inference.stream;

import static org.assertj.core.api.Assertions.assertThat;

import inference.stream.Delta.Usage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.Generation.ServerTiming;

class FinishWordsTest {

    @ParameterizedTest
    @CsvSource({
        "stop,stop",
        "eos,stop",
        "eos_token,stop",
        "stop_sequence,stop",
        "end_turn,stop",
        "STOP,stop",
        "###,stop",
        "length,length",
        "max_tokens,length",
        "MAX_TOKENS,length",
        "tool_calls,tool_calls",
        "content_filter,content_filter",
        "abort,abort",
        "error,error"
    })
    void eachServersWordIsUnderstood(String word, String common) {
        assertThat(FinishWords.common(word)).isEqualTo(common);
    }

    @Test
    void theWordIsKeptButShortAndNullIsNone() {
        assertThat(finish("eos_token").finishReason()).isEqualTo("eos_token");
        assertThat(finish("null").finishReason()).isEmpty();
        assertThat(finish(" ").finishReason()).isEmpty();
        assertThat(finish("x".repeat(17_000_000)).finishReason()).hasSize(ErrorText.MAX_CHARACTERS);
        assertThat(finish("abort").error()).contains("\"abort\"");
        assertThat(finish("eos_token").error()).isEmpty();
    }

    private static Delta finish(String word) {
        return new Delta(true, 0, "", "", false, word, Usage.NONE, ServerTiming.NONE, false, "");
    }
}
