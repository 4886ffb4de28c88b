package analysis.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged command line, in a JVM of its own: what a user sees of the libraries in it. */
@Timeout(60)
class CommandLineJarIT {

    @TempDir
    private Path folder;

    @Test
    void mockServerStartsWithoutAWordFromItsLibraries() throws Exception {
        Output mock = mock();

        assertThat(mock.firstLine).contains("http://127.0.0.1:");
        assertThat(mock.err).isEmpty();
    }

    @Test
    void libraryWarnsInOnePlainLine() throws Exception {
        Output mock = mock("-Dio.netty.noResourceLeakDetection=true");

        assertThat(mock.err).matches("WARNING: -Dio\\.netty\\.noResourceLeakDetection is deprecated[^\n]*\\R");
    }

    @Test
    void formatOfTheUserIsKept() throws Exception {
        Output mock =
                mock("-Dio.netty.noResourceLeakDetection=true", "-Djava.util.logging.SimpleFormatter.format=<%4$s>%n");

        assertThat(mock.err).isEqualToIgnoringNewLines("<WARNING>");
    }

    private record Output(String firstLine, String err) {}

    /** Output of a mock server that is ended after its first line. */
    private Output mock(String... options) throws IOException, InterruptedException {
        Path err = folder.resolve("err.txt");
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(options));
        command.addAll(List.of("-jar", "target/llm-perf.jar", "mock", "--port", "0"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS"); // the JVM would report it on standard error
        Process process = builder.start();
        try (BufferedReader out = process.inputReader(UTF_8)) {
            String first = out.readLine();
            return new Output(String.valueOf(first), Files.readString(err));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }
}
