package analysis.summary.peers;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import run.file.JsonErrors;

/** Syntax of a result file, by the end of its name: YAML for {@code .yaml} and {@code .yml}, else JSON. */
final class PeerText {

    /** Python writes NaN for what it could not compute. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private static final YAMLFactory YAML =
            YAMLFactory.builder().loaderOptions(anyLength()).build();

    private PeerText() {}

    static boolean isYaml(Path file) {
        return Stream.of(".yaml", ".yml")
                .anyMatch(end -> file.getFileName().toString().endsWith(end));
    }

    /** Values of {@code file}, one after the other. */
    static MappingIterator<JsonNode> values(Path file, InputStream bytes) throws IOException {
        ObjectReader reader = JSON.readerFor(JsonNode.class);
        return isYaml(file)
                ? reader.readValues(new PlainYaml(YAML.createParser(bytes)))
                : reader.readValues(bytes); // of an array, its elements
    }

    /** Place and kind of a mistake in the syntax. */
    static String describe(JsonProcessingException e) {
        if (e.getCause() instanceof MarkedYAMLException yaml && yaml.getProblemMark() != null) {
            Mark mark = yaml.getProblemMark();
            return "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) + ": " + yaml.getProblem();
        }
        return JsonErrors.describe(e);
    }

    /** The parser's limit of 3 MB is for configuration files. */
    private static LoaderOptions anyLength() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        return options;
    }

    /**
     * Reads what is not finite as null, where Jackson refuses it. Refuses aliases: Jackson gives the name of an alias as a text, so
     * the file would be misread, and expanding them would let a small file fill the memory.
     */
    private static final class PlainYaml extends JsonParserDelegate {

        private static final Set<String> NOT_FINITE = Set.of(".nan", ".inf", "-.inf");

        private final YAMLParser yaml;

        PlainYaml(YAMLParser yaml) {
            super(yaml);
            this.yaml = yaml;
        }

        @Override
        public JsonToken nextToken() throws IOException {
            JsonToken token = yaml.nextToken();
            if (yaml.isCurrentAlias()) {
                throw new JsonParseException(
                        this, "the alias *" + getText() + " is not read: write the value in its place");
            }
            return token == JsonToken.VALUE_NUMBER_FLOAT && NOT_FINITE.contains(getText())
                    ? JsonToken.VALUE_NULL
                    : token;
        }
    }
}
