package analysis.summary.peers;

import analysis.summary.samples.Warning;
import analysis.summary.samples.Warning.Kind;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import run.file.InputFile;
import run.file.UnreadableFileException;

/**
 * Result file of another load tester: a JSON value, one per line, or the elements of one array; or the same as YAML. Values
 * are read one by one, so that a file may be larger than the memory.
 */
public final class PeerFile {

    private static final List<PeerFormat> FORMATS = List.of(
            new VllmBench(),
            new AiperfRecords(),
            new AiperfSummary(),
            new GuideLlm(),
            new InferencePerfRequests(),
            new InferencePerfSummary(),
            new K6Points(),
            new K6Summary());

    private final Path path;
    private final PeerFormat format;

    private PeerFile(Path path, PeerFormat format) {
        this.path = path;
        this.format = format;
    }

    /**
     * File as a result of a known tool; empty if it is none.
     *
     * @throws UnreadableFileException if it cannot be read
     */
    public static Optional<PeerFile> of(Path path) {
        InputFile.check(path);
        try (InputStream bytes = Files.newInputStream(path);
                MappingIterator<JsonNode> values = PeerText.values(path, bytes)) {
            if (!values.hasNextValue()) {
                return Optional.empty();
            }
            JsonNode first = values.nextValue();
            return FORMATS.stream()
                    .filter(format -> format.matches(first))
                    .findFirst()
                    .map(format -> new PeerFile(path, format));
        } catch (JsonProcessingException e) {
            if (PeerText.isYaml(path)) {
                throw new UnreadableFileException(path, PeerText.describe(e), e);
            }
            return Optional.empty(); // the caller tries other formats and reports what is wrong
        } catch (IOException e) {
            throw UnreadableFileException.of(path, e);
        }
    }

    /** Names of the supported tools, for a sentence. */
    public static String tools() {
        return String.join(
                ", ",
                FORMATS.stream()
                        .map(PeerFormat::tool)
                        .distinct()
                        .map(Peer::label)
                        .toList());
    }

    /**
     * Reads the file.
     *
     * @throws UnreadableFileException if it is malformed
     */
    public void read(PeerSink sink) {
        PeerLoad load = new PeerLoad(this, sink);
        format.read(this, load);
        sink.warn(new Warning(
                Kind.OTHER_TOOL,
                "Measured by " + format.tool().label() + ". " + format.tool().differences()));
        load.end();
    }

    String tool() {
        return format.tool().label();
    }

    Path path() {
        return path;
    }

    boolean isYaml() {
        return PeerText.isYaml(path);
    }

    /** Passes each value to {@code reader}; true if the last one is cut. */
    boolean forEach(Consumer<PeerValue> reader) {
        int number = 0;
        try (InputStream bytes = Files.newInputStream(path);
                MappingIterator<JsonNode> values = PeerText.values(path, bytes)) {
            while (values.hasNextValue()) {
                reader.accept(new PeerValue(path, "value " + ++number, values.nextValue()));
            }
            return false;
        } catch (JsonEOFException e) {
            if (number == 0) {
                throw new UnreadableFileException(path, PeerText.describe(e), e);
            }
            return true;
        } catch (JsonProcessingException e) {
            throw new UnreadableFileException(path, PeerText.describe(e), e);
        } catch (IOException e) {
            throw UnreadableFileException.of(path, e);
        }
    }
}
