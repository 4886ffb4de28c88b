package architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import groovy.lang.GroovyShell;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What README.md and docs/ show in other languages than the shell's: it parses, and {@code action.yml} is what they say. */
class DocumentedBlocksTest {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(yaml|groovy|xml|json)\\n(.*?)^```$");

    record Block(Path file, String language, String text) {
        @Override
        public String toString() {
            return file + ": " + language + ": " + text.lines().findFirst().orElse("");
        }
    }

    static Stream<Block> blocks() throws IOException {
        List<Path> files = new ArrayList<>(List.of(Path.of("README.md")));
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(files::add);
        }
        List<Block> blocks = new ArrayList<>();
        for (Path file : files) {
            Matcher block = BLOCK.matcher(Files.readString(file));
            while (block.find()) {
                blocks.add(new Block(file, block.group(1), block.group(2)));
            }
        }
        return blocks.stream();
    }

    private static Map<String, Object> yaml(String text) {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(strict)).load(text);
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void theBlockParses(Block block) {
        String text = block.text;
        assertThatCode(() -> {
                    switch (block.language) {
                        case "yaml" -> yaml(text);
                        case "groovy" -> new GroovyShell().parse(text.replace("@Library('llm-perf') _", ""));
                        case "xml" ->
                            DocumentBuilderFactory.newInstance()
                                    .newDocumentBuilder()
                                    .parse(new InputSource(new StringReader(text)));
                        default ->
                            JsonMapper.builder()
                                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                                    .build()
                                    .readTree(text);
                    }
                })
                .doesNotThrowAnyException();
    }

    @Test
    void theActionUsesAllOfItsInputsAndNoOthers() throws IOException {
        String action = Files.readString(Path.of("action.yml"));
        Set<String> used = Pattern.compile("inputs\\.([a-z-]+)")
                .matcher(action)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());

        assertThat(used).isEqualTo(inputs());
    }

    @Test
    void theDocumentedWorkflowGivesInputsThatTheActionHas() throws IOException {
        String workflow = blocks().map(Block::text)
                .filter(text -> text.contains("uses: ./"))
                .findFirst()
                .orElseThrow();
        Map<?, ?> job = (Map<?, ?>) ((Map<?, ?>) yaml(workflow).get("jobs")).get("performance");
        Map<?, ?> step = (Map<?, ?>) ((List<?>) job.get("steps")).get(1);

        assertThat(inputs().containsAll(((Map<?, ?>) step.get("with")).keySet()))
                .isTrue();
    }

    private static Set<?> inputs() throws IOException {
        return ((Map<?, ?>) yaml(Files.readString(Path.of("action.yml"))).get("inputs")).keySet();
    }
}
