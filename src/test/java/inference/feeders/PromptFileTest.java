package inference.feeders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import inference.dialect.BodyPatch;
import inference.dialect.GenerationRequest.Message;
import inference.settings.SettingsException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptFileTest {

    private static List<SamplePrompt> read(String name, String content) {
        return PromptFile.read(Feeder.of(name, content));
    }

    @Test
    void jsonLinesHaveAPromptOrMessages() {
        List<SamplePrompt> prompts = read("p.jsonl", """
                {"prompt": "Your prompt", "max_tokens": 150, "temperature": 0.7, "body": {"top_p": 0.9}}
                {"messages": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Why?"}]}
                """);
        assertThat(prompts)
                .containsExactly(
                        new SamplePrompt(
                                List.of(Message.user("Your prompt")),
                                OptionalInt.of(150),
                                OptionalDouble.of(0.7),
                                BodyPatch.of("top_p", 0.9),
                                Optional.empty(),
                                Map.of()),
                        new SamplePrompt(
                                List.of(new Message("system", "Be brief."), Message.user("Why?")),
                                OptionalInt.empty(),
                                OptionalDouble.empty(),
                                BodyPatch.NONE,
                                Optional.empty(),
                                Map.of()));
        assertThat(prompts.get(1).characters()).isEqualTo(13);
    }

    @Test
    void furtherColumnsOfACsvAreAttributes() {
        List<SamplePrompt> prompts =
                read("p.CSV", "id,prompt,max_tokens,topic\n1,\"Why, oh\nwhy?\",5,life\n2,How?,7,\n");
        assertThat(prompts.get(0).messages()).containsExactly(Message.user("Why, oh\nwhy?"));
        assertThat(prompts.get(0).attributes()).isEqualTo(Map.of("id", "1", "topic", "life"));
        assertThat(prompts.get(1).maxTokens()).hasValue(7);
        assertThat(prompts.get(1).attributes()).isEqualTo(Map.of("id", "2", "topic", ""));
    }

    @Test
    void aTextHasAPromptOnEachLine() {
        assertThat(read("p.txt", "Why?\r\n\nHow so?\n"))
                .containsExactly(SamplePrompt.of("Why?"), SamplePrompt.of("How so?"));
    }

    @Test
    void ofAShareGptConversationWhatComesBeforeTheAnswerIsAsked() {
        List<SamplePrompt> prompts = read("sg.json", """
                [{"id": "a", "conversations": [{"from": "human", "value": "Q1"}, {"from": "gpt", "value": "A1"}, {"from": "human", "value": "Q2"}]},
                 {"id": "b", "conversations": [{"from": "gpt", "value": "A"}]},
                 {"id": "c", "conversations": []},
                 {"id": "d", "conversations": [{"from": "system", "value": "S"}, {"from": "user", "value": "Q"}, {"from": "assistant", "value": "A"}]}]
                """);
        assertThat(prompts)
                .extracting(SamplePrompt::messages)
                .containsExactly(List.of(Message.user("Q1")), List.of(new Message("system", "S"), Message.user("Q")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '!',
            value = {
                "\"Paris\"                             | It is Paris.       | true",
                "\"Paris\"                             | It is paris.       | false",
                "{\"contains\": \"4\"}                 | 42                 | true",
                "{\"regex\": \"^yes?$\"}              | ye                 | true",
                "{\"regex\": \"^yes?$\"}              | yes, or no         | false",
                "{\"number\": 1234}                  | 7 of them: 1,234   | true",
                "{\"number\": 1234}                  | 1234, or 5         | false",
                "{\"number\": -2, \"tolerance\": 0.1} | about -2.05        | true",
                "{\"number\": -2}                    | none               | false",
                "{\"json\": {\"a\": [1]}}              | { \"a\": [1] }       | true",
                "{\"json\": {\"a\": [1]}}              | {\"a\": [2]}         | false",
                "{\"json\": {\"a\": [1]}}              | no JSON            | false",
            })
    void anAnswerIsHeldAgainstWhatWasExpected(String expected, String answer, boolean right) {
        SamplePrompt prompt = read("p.jsonl", "{\"prompt\": \"?\", \"expect\": " + expected + "}")
                .get(0);
        assertThat(prompt.expected().orElseThrow().missing(answer).isEmpty()).isEqualTo(right);
    }

    @Test
    void aCellWithoutExpectationExpectsNothing() {
        assertThat(read("p.csv", "prompt,expect\nCapital of France?,Paris\nHello?,\n"))
                .extracting(prompt -> prompt.expected().isPresent())
                .containsExactly(true, false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '!',
            value = {
                "p.jsonl | {\"prompt\": \"a\", \"messages\": []}                  | line 1: has both 'prompt' and 'messages'",
                "p.jsonl | {\"messages\": []}                                   | line 1: the field 'messages' is empty",
                "p.jsonl | {\"messages\": [{\"role\": \"user\"}]}               | line 1",
                "p.csv   | text~Why?                                          | line 1: the header is [text], expected a column 'prompt'",
                "p.csv   | prompt,max_tokens~Why?,0                           | line 2: max_tokens '0' is not a whole number from 1",
                "p.csv   | prompt,x~ ,1                                       | line 2: the column 'prompt' is empty",
                "p.txt   | ~~                                                 | has no lines",
                "p.json  | [{\"conversations\": [{\"from\": \"bing\", \"value\": \"x\"}]}] | conversation 1: 'from' is \"bing\", expected one of [assistant, gpt",
                "p.jsonl | {\"prompt\": \"a\", \"expect\": 5}                   | line 1: 'expect' is a text, or an object with one of [contains, json, number, regex]",
                "p.jsonl | {\"prompt\": \"a\", \"expect\": {\"regex\": \"(\"}}      | line 1: 'expect' has an"
                        + " invalid regular expression: Unclosed group in (",
                "p.jsonl | {\"prompt\": \"a\", \"expect\": {\"regex\": 5}}          | line 1: 'regex' of 'expect' is a text, not 5",
                "p.jsonl | {\"prompt\": \"a\", \"expect\": {\"regex\": \"x\", \"contains\": \"y\"}} | line 1: 'expect' is a text, or an object with one of",
                "p.jsonl | {\"prompt\": \"a\", \"images\": [\"https://example.com/a.png\"]} | line 1: https://example.com/a.png is neither a file nor a data URL",
                "p.json  | []                                                 | no conversation in it begins with a user's message",
            })
    void whatIsNoPromptIsNamed(String name, String content, String message) {
        assertThatThrownBy(() -> read(name, content.replace('~', '\n')))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(name)
                .hasMessageContaining(message);
    }
}
