package analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command in README.md, CONTRIBUTING.md and docs/: its simulation, settings, profiles, options and scripts exist. {@code
 * .ci/documented-commands} runs those that need nothing but the mock server.
 */
class DocumentedCommandsTest {

    private static final Pattern INLINE =
            Pattern.compile("`((?:mvn|\\./mvnw|mvnw\\.cmd|java -jar target/llm-perf\\.jar|\\.ci/)[^`]*)`");
    private static final Pattern IN_A_BLOCK = Pattern.compile(
            "(?:[A-Z_]+=(?:\"[^\"]*\"|\\S+) )*((?:mvn|\\./mvnw|java -jar target/llm-perf\\.jar|\\.ci/).*)");
    private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*\"|'[^']*'|\\S)+");

    private static final Set<String> GOALS = Set.of(
            "gatling:test",
            "gatling:enterprisePackage",
            "verify",
            "test",
            "package",
            "install",
            "clean",
            "exec:exec",
            "spotless:apply",
            "test-compile",
            "dependency:build-classpath");
    private static final Set<String> OF_MAVEN = Set.of(
            "simulation",
            "skipTests",
            "skipITs",
            "test",
            "baseline",
            "baseline.update",
            "verdict.mustDecide",
            "verdict.options",
            "golden.update",
            "realServer.baseUrl",
            "mdep.outputFile",
            "mdep.includeScope",
            "gatling.failOnError");

    record Command(String file, int line, String text) {
        @Override
        public String toString() {
            return file + ":" + line + ": " + text;
        }
    }

    static Stream<Command> commands() throws IOException {
        List<Path> files = new ArrayList<>(List.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")));
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(files::add);
        }
        List<Command> commands = new ArrayList<>();
        for (Path file : files) {
            boolean block = false;
            int number = 0;
            String begun = "";
            for (String part : Files.readAllLines(file)) {
                number++;
                if (block && part.endsWith("\\")) {
                    begun += part.substring(0, part.length() - 1);
                    continue;
                }
                String line = begun + part;
                begun = "";
                if (line.startsWith("```")) {
                    block = !block;
                    continue;
                }
                Matcher command =
                        (block || line.startsWith("    ") ? IN_A_BLOCK.matcher(line.strip()) : INLINE.matcher(line));
                while (command.find()) {
                    commands.add(new Command(file.toString(), number, command.group(1)));
                }
            }
        }
        return commands.stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theCommandExists(Command command) throws IOException {
        List<String> words = words(command.text);
        switch (words.get(0)) {
            case "java" -> assertThatParses(words.subList(3, words.size()));
            case "mvn", "./mvnw", "mvnw.cmd" -> assertThatMavenKnows(words.subList(1, words.size()));
            default -> assertThat(Path.of(words.get(0))).isReadable();
        }
    }

    /** A command of the jar; names in capitals, angle brackets and dots stand for something else. */
    private static void assertThatParses(List<String> arguments) {
        List<String> given = arguments.stream()
                .filter(word -> !word.equals("…") && !word.startsWith("<"))
                .toList();
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        assertThatCode(() -> Main.commandLine(nowhere, nowhere).parseArgs(given.toArray(String[]::new)))
                .doesNotThrowAnyException();
    }

    private static void assertThatMavenKnows(List<String> words) throws IOException {
        Properties settings = new Properties();
        settings.load(Files.newBufferedReader(Path.of("src/main/resources/inference/defaults.properties")));
        String pom = Files.readString(Path.of("pom.xml"));
        for (String word : words) {
            if (word.startsWith("-D")) {
                int equals = word.indexOf('=');
                String name = word.substring(2, equals < 0 ? word.length() : equals);
                assertThat(name).matches(one -> OF_MAVEN.contains(one) || settings.containsKey(one), "is a setting");
                if (name.equals("simulation") && word.matches(".*=\\w+")) {
                    assertThat(Path.of("src/test/java/simulations", word.substring(equals + 1) + ".java"))
                            .exists();
                }
            } else if (word.startsWith("-P")) {
                assertThat(pom).contains("<id>" + word.substring(2) + "</id>");
            } else if (!word.startsWith("-")) {
                assertThat(GOALS).contains(word);
            }
        }
    }

    /** Up to a comment or the next command, without quotes and without what is in square brackets. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text.replaceAll("\\[-D[^]]*]", ""));
        while (word.find() && !word.group().startsWith("#")) {
            boolean last = word.group().endsWith(";");
            words.add(word.group().replaceAll("[\"']|;$", ""));
            if (last) {
                break;
            }
        }
        return words;
    }
}
