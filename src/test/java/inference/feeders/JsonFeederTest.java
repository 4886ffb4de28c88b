package inference.feeders;

import static inference.feeders.FeederTest.feeder;
import static inference.feeders.FeederTest.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import inference.settings.SettingsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFeederTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '!', textBlock = """
            {"prompt": "a"}//{"prompt": "b"     | line 3: not JSON: it ends before a closing }
            {"prompt": "a", "max_token": 5}     | line 1: unknown field 'max_token'; there are audio, body, expect, images, max_tokens, messages, prompt, temperature
            {"prompt": "a", "max_tokens": "x"}  | line 1: field 'max_tokens': found 'x', expected a number
            {"prompt": "a", "max_tokens": 0}    | line 1: max_tokens 0 is not 1 or more
            {"prompt": "a", "temperature": 2.5} | line 1: temperature 2.5 is not from 0 to 2
            {"prompt": "a"}/{"max_tokens": 5}   | line 2: the field 'prompt' is missing or empty
            {"prompt": "a"}/null                | line 2: null is not a value here
            {"prompt": "a"} {"prompt": "b"}     | line 1: expected the end after the first value
            ///                                 | : has no lines
            """)
    void aBrokenLineIsNamed(String lines, String message) {
        assertThatThrownBy(() -> PromptFile.read(feeder(lines)))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("feeders/f")
                .hasMessageContaining(message);
    }

    @Test
    void theFilesThatComeWithTheProjectAreSound() {
        assertThat(PromptFile.read(Feeder.load("feeders/prompts.jsonl")))
                .hasSize(10)
                .allMatch(sample -> sample.maxTokens().isPresent());
        assertThat(PromptFile.read(Feeder.load("feeders/unstructured.jsonl")))
                .extracting(prompt -> prompt.messages().get(0).content())
                .startsWith("Write a detailed product description for a smartphone");
        assertThat(Dialogue.all(Feeder.load(Dialogue.FILE)))
                .extractingFromEntries(
                        entry -> entry.getKey() + " " + entry.getValue().iterations())
                .containsExactly("short 3", "medium 2", "long 2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '!', textBlock = """
            {"a": {"iterations": 1, "system": "s", "turns": ["t"]},/"b": {"iterations": 0, "system": "s", "turns": ["t"]}} | line 2: iterations 0 is not 1 or more
            {"a": {"iterations": 1,/"system": "s",/"turns": []}} | line 3: the field 'turns' needs one message or more, none of them empty
            {"a": {"iterations": 1,/"turns": ["t"]}}             | line 2: the field 'system' is missing or empty
            {"a": {"iterations": 1, "system": "s", "turns": "t"}} | line 1: field 'a.turns': expected a list
            []                                                   | line 1: expected an object
            {}                                                   | has no conversations
            """)
    void aBrokenConversationIsNamed(String lines, String message) {
        refused(lines, feeder -> java.util.List.copyOf(Dialogue.all(feeder).keySet()), message);
    }
}
