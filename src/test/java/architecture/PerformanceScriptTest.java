package architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script of a build's performance stage, with a program in Java's place that only writes and ends as told. */
@DisabledOnOs(OS.WINDOWS)
class PerformanceScriptTest {

    private static final List<String> FILES =
            List.of("verdict.json", "verdict.md", "verdict-junit.xml", "verdict-message.json");

    @TempDir
    Path project;

    private Path run;

    @BeforeEach
    void copy() throws IOException {
        run = Files.createDirectories(project.resolve("target/performance"));
        Path script = project.resolve(".ci/performance");
        Files.createDirectory(script.getParent());
        Files.copy(Path.of(".ci/performance"), script);
        for (String file : FILES) {
            Files.writeString(run.resolve(file), "PASS of an earlier verdict");
        }
        Files.writeString(run.resolve("report.html"), "the report");
        Files.createFile(project.resolve("target/llm-perf.jar"));
    }

    /** An error writes no verdict, and the build server must not publish the one before it. */
    @Test
    void anErrorLeavesNoEarlierVerdict() throws Exception {
        assertThat(verdict("exit 4")).isEqualTo(4);
        assertThat(run).isDirectoryContaining(file -> file.endsWith("report.html"));
        assertThat(FILES).noneMatch(file -> Files.exists(run.resolve(file)));
    }

    @Test
    void aVerdictIsKeptAndItsExitCodeIsTheScripts() throws Exception {
        assertThat(verdict("echo FAIL >target/performance/verdict.md; exit 1")).isEqualTo(1);
        assertThat(run.resolve("verdict.md")).hasContent("FAIL");
    }

    /** Java and Maven end with 1, which would be a regression. */
    @Test
    void whatCouldNotRunIsNoRegression() throws Exception {
        Files.createDirectory(project.resolve("bin"));
        program(project.resolve("mvnw"), "exit 1");
        assertThat(step("run")).isEqualTo(4);
        assertThat(run).doesNotExist();

        Files.delete(project.resolve("target/llm-perf.jar"));
        assertThat(step("run")).isEqualTo(4);
        assertThat(step("verdict")).isEqualTo(4);
    }

    /** The action names its artifact after it, so that two runs of a workflow do not collide. */
    @Test
    void aRunTellsGitHubItsFolder() throws Exception {
        program(Files.createDirectory(project.resolve("bin")).resolve("java"), "exit 0");
        program(
                project.resolve("mvnw"),
                "mkdir -p target/gatling/multiuser-1; cd target/gatling; echo row >multiuser-1/generations.csv;"
                        + " echo multiuser-1 >lastRun.txt");
        assertThat(step("run")).isZero();
        assertThat(project.resolve("output")).hasContent("run=multiuser-1");
        assertThat(run.resolve("generations.csv")).exists();
    }

    private int verdict(String java) throws Exception {
        program(Files.createDirectory(project.resolve("bin")).resolve("java"), java);
        return step("verdict");
    }

    private static void program(Path file, String lines) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + lines + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private int step(String name) throws Exception {
        ProcessBuilder script = new ProcessBuilder("bash", ".ci/performance", name)
                .directory(project.toFile())
                .inheritIO();
        Path bin = project.resolve("bin");
        script.environment().merge("PATH", bin.toString(), (path, first) -> first + File.pathSeparator + path);
        script.environment().put("GITHUB_OUTPUT", project.resolve("output").toString());
        Process process = script.start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }
}
