package run.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import run.file.UnreadableFileException;

class RunDirectoryTest {

    @TempDir
    private Path root;

    @Test
    void aRunTellsWhatItHasAndWhatItLacks() throws IOException {
        Path folder = run("multiuser-20260131120000000");
        RunJson.write(folder.resolve("run.json"), RunInfos.complete());

        RunDirectory run = RunDirectory.open(folder);

        assertThat(run.info()).contains(RunInfos.complete());
        assertThat(run.missing()).containsExactly(RunFile.LOG);
        assertThat(run.file(RunFile.LOG)).isEmpty();
        assertThat(run.file(RunFile.GENERATIONS)).contains(folder.resolve("generations.csv"));
        assertThat(run.generations(g -> {}).rows()).isEqualTo(3);
    }

    /** A pipe of that name would be waited for, and a folder passed over as if there were nothing. */
    @ParameterizedTest
    @EnumSource(RunFile.class)
    void whatStandsInAFilesPlaceIsNamed(RunFile file) throws IOException {
        Path folder = run("multiuser-20260131120000000");
        Files.deleteIfExists(folder.resolve(file.fileName()));
        Files.createDirectory(folder.resolve(file.fileName()));
        assertThatThrownBy(() -> RunDirectory.open(folder))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContainingAll(file.fileName(), "is not a regular file but a folder, a pipe or the like");
    }

    @Test
    void aFileOfARunOpensTheRun() throws IOException {
        Path folder = run("a-20260131120000000");
        assertThat(RunDirectory.open(folder.resolve("generations.csv")).path()).isEqualTo(folder);
    }

    @Test
    void aCsvFileAloneIsARunOfWhichNothingElseIsKnown() throws IOException {
        Path file = Files.writeString(
                root.resolve("baseline.csv"),
                "timestamp,model,first_token_ms,tokens_per_s\n2025-08-14T10:00:00Z,llama3.2:3b,1610,12.8\n");
        RunDirectory run = RunDirectory.open(file);
        assertThat(run.info()).isEmpty();
        assertThat(run.missing()).containsExactlyInAnyOrder(RunFile.INFO, RunFile.LOG);
        assertThat(run.generations(g -> {}).rows()).isEqualTo(1);
    }

    @Test
    void theNewestRunIsByTheTimeInItsName() throws IOException {
        Path newest = run("b-20260131120000002");
        run("z-20260131120000001");
        run("a-20250131120000000");
        Files.createDirectories(root.resolve("not-a-run-20270131120000000"));
        assertThat(RunDirectory.newest(root).path()).isEqualTo(newest);
        assertThat(RunDirectory.list(root)).hasSize(3);
    }

    @Test
    void aFolderOfRunsNamesTheNewest() throws IOException {
        Path newest = run("b-20260131120000002");
        assertThatThrownBy(() -> RunDirectory.open(root))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("holds 1 of them")
                .hasMessageContaining(newest.toString());
    }

    @Test
    void anotherFolderListsWhatItHolds() throws IOException {
        Files.writeString(root.resolve("notes.txt"), "x");
        assertThatThrownBy(() -> RunDirectory.open(root))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContainingAll("not a run folder", "notes.txt", "mvn gatling:test");
    }

    @Test
    void nothingToOpenSaysHowToMakeARun() {
        Path absent = root.resolve("absent");
        assertThatThrownBy(() -> RunDirectory.open(absent))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("mvn gatling:test");
        assertThatThrownBy(() -> RunDirectory.newest(absent))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("mvn gatling:test");
    }

    private Path run(String name) throws IOException {
        Path folder = Files.createDirectories(root.resolve(name));
        RandomRows rows = new RandomRows(3);
        try (GenerationsWriter writer = new GenerationsWriter(folder.resolve("generations.csv"), e -> {})) {
            for (int i = 0; i < 3; i++) {
                writer.write(rows.generation());
            }
        }
        return folder;
    }
}
