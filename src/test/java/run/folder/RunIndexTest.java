package run.folder;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.file.UnreadableFileException;

class RunIndexTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{",
                "{\"schema\": 2, \"scenarios\": []}",
                "{\"schema\": 1}",
                "{\"schema\": 1, \"scenarios\": [null]}",
                "{\"schema\": 1, \"scenarios\": [{\"folder\": \"a\"}]}",
                "{\"schema\": 1, \"scenarios\": [{\"name\": \"a\", \"folder\": \"\\u0000\"}]}"
            })
    void aDamagedIndexIsNamed(String json) throws IOException {
        Path file = Files.writeString(folder.resolve(RunIndex.SUITE_FILE), json);

        assertThatThrownBy(() -> RunIndex.ofSuite(folder))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageStartingWith(file.toString());
    }
}
