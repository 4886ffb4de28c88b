package run.folder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import run.RunInfo;
import run.file.JsonErrors;
import run.file.UnreadableFileException;
import run.file.WholeFile;

/**
 * Sources of a merged run: {@code merge.json}.
 *
 * @param schema version of this format
 * @param injectors the {@code run.json} of each injector, by name
 * @param warnings warnings from reading their folders
 */
public record MergeJson(int schema, List<RunInfo> injectors, List<Note> warnings) {

    /**
     * A warning.
     *
     * @param kind id of the warning in every report
     * @param what the warning, a full sentence
     */
    public record Note(String kind, String what) {}

    public MergeJson {
        injectors = injectors == null ? List.of() : List.copyOf(injectors);
        warnings = warnings == null ? List.of() : List.copyOf(warnings);
    }

    /** @throws IOException if it cannot be written */
    public void write(Path file) throws IOException {
        WholeFile.write(file, RunJson.MAPPER.writeValueAsString(this) + "\n");
    }

    /** @throws UnreadableFileException if the file is missing, incomplete or of a newer schema */
    public static MergeJson read(Path file) {
        try {
            JsonNode tree = RunJson.MAPPER.readTree(Files.readAllBytes(file));
            RunJson.checkSchema(file, tree);
            tree.path("injectors").forEach(run -> RunJson.checkFields(file, run));
            MergeJson merge = RunJson.MAPPER.treeToValue(tree, MergeJson.class);
            if (merge.injectors.isEmpty()) {
                throw new UnreadableFileException(file, "names no injector; merge the runs again");
            }
            merge.injectors.forEach(info -> RunJson.checkComplete(file, info));
            return merge;
        } catch (JsonProcessingException e) {
            throw new UnreadableFileException(file, JsonErrors.describe(e) + "; merge the runs again", e);
        } catch (IOException e) {
            throw UnreadableFileException.of(file, e);
        }
    }
}
