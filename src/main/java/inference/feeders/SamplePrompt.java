package inference.feeders;

import inference.dialect.BodyPatch;
import inference.dialect.GenerationRequest.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Prompt with its own request parameters.
 *
 * @param messages conversation to be answered, at least one message, none of them blank
 * @param maxTokens token limit of the answer, 1 or more; absent for the simulation's
 * @param temperature sampling temperature, 0 to 2; absent for the run's
 * @param body fields to merge into the request's body
 * @param expected expected answer; absent if any is accepted
 * @param attributes session attributes from the other columns of a CSV file
 */
public record SamplePrompt(
        List<Message> messages,
        OptionalInt maxTokens,
        OptionalDouble temperature,
        BodyPatch body,
        Optional<ExpectedAnswer> expected,
        Map<String, Object> attributes) {

    public SamplePrompt {
        messages = List.copyOf(messages);
        attributes = Map.copyOf(attributes);
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("a prompt needs at least one message");
        }
    }

    /** Prompt without parameters of its own. */
    public static SamplePrompt of(String prompt) {
        return new SamplePrompt(
                List.of(Message.user(prompt)),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                BodyPatch.NONE,
                Optional.empty(),
                Map.of());
    }

    /** Content of all messages, separated by line feeds. */
    public String text() {
        return messages.stream().map(Message::content).collect(Collectors.joining("\n"));
    }

    /** Number of characters of all messages. */
    public int characters() {
        return messages.stream().mapToInt(message -> message.content().length()).sum();
    }
}
