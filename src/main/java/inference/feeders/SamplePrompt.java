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
 * A prompt that is sent, with what is particular about it.
 *
 * @param messages the conversation to be answered, at least one message, none of them blank
 * @param maxTokens limit on the answer, 1 or more; absent: the simulation's
 * @param temperature of sampling, 0 to 2; absent: the run's
 * @param body fields that are merged into the request's body
 * @param expected what the answer has to be; absent: anything
 * @param attributes of the session while it is sent: what else stands in its row of a CSV file
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

    /** A prompt and nothing else. */
    public static SamplePrompt of(String prompt) {
        return new SamplePrompt(
                List.of(Message.user(prompt)),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                BodyPatch.NONE,
                Optional.empty(),
                Map.of());
    }

    /** What all messages say, a line each. */
    public String text() {
        return messages.stream().map(Message::content).collect(Collectors.joining("\n"));
    }

    /** Of all messages. */
    public int characters() {
        return messages.stream().mapToInt(message -> message.content().length()).sum();
    }
}
