package inference.gatling.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import inference.feeders.Feeder;
import inference.settings.Injector;
import inference.workload.Trace;
import io.gatling.javaapi.core.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TracePromptsTest {

    @TempDir
    Path folder;

    private TracePrompts prompts(int requests, Injector injector) throws IOException {
        Path file = folder.resolve("trace.jsonl");
        Files.writeString(
                file,
                IntStream.range(0, requests)
                        .mapToObj(i -> "{\"timestamp\": " + i + ", \"prompt\": \"p" + i + "\"}")
                        .collect(Collectors.joining("\n")));
        Trace trace =
                new Trace(Feeder.load(file.toString()), new Trace.Part(1, Duration.ZERO, Duration.ofDays(1), 1, 42));
        return new TracePrompts(trace, injector, List.of("a", "b"), 10, Optional.empty());
    }

    private static String dealt(TracePrompts prompts, long number) {
        Session user = new Session(io.gatling.core.session.Session$.MODULE$.apply("trace", 1, null));
        Session session = prompts.dealt(user.set(Profiles.NUMBER, number)).join();
        String prompt = TracePrompts.messages(session).get(0).content();
        return session.getString("model") + " " + prompt;
    }

    @Test
    void aUserWhoIsAheadLeavesTheOthersTheirRequests() throws IOException {
        TracePrompts prompts = prompts(4, Injector.ALONE);
        assertThat(dealt(prompts, 2)).isEqualTo("a p2");
        assertThat(Stream.of(0, 1, 3).map(number -> dealt(prompts, number))).containsExactly("a p0", "b p1", "b p3");
        assertThat(prompts.kept()).isZero();
    }

    @Test
    void aLongTraceIsReadOnlyAsFarAsItIsNeeded() throws IOException {
        TracePrompts prompts = prompts(5000, Injector.ALONE);
        for (long number = 0; number < 5000; number++) {
            assertThat(dealt(prompts, number)).endsWith(" p" + number);
            assertThat(prompts.kept()).isLessThanOrEqualTo(1024);
        }
    }

    @Test
    void aTraceThatCannotBeReadAgainFailsItsGenerations() throws IOException {
        TracePrompts prompts = prompts(3, Injector.ALONE);
        Files.writeString(folder.resolve("trace.jsonl"), "{\"timestamp\": 0, \"prompt\": \"p0\"}\n{\"timestamp\"");
        assertThat(dealt(prompts, 0)).isEqualTo("a p0");
        assertThatThrownBy(() -> dealt(prompts, 1)).hasMessageContaining("the trace could not be read again");
    }

    @Test
    void nothingIsKeptForOtherInjectors() throws IOException {
        Injector second = new Injector("1", 1, 3);
        TracePrompts prompts = prompts(12, second);
        assertThat(IntStream.range(0, (int) second.share(12)).mapToObj(nth -> dealt(prompts, second.number(nth))))
                .containsExactly("b p1", "a p4", "b p7", "a p10");
        assertThat(prompts.kept()).isZero();
    }
}
