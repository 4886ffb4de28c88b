package architecture;

import static org.assertj.core.api.Assertions.assertThat;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import groovy.lang.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Jenkinsfile and the step of the shared library, compiled by Groovy and run with steps that only record. */
class JenkinsPipelineTest {

    /** The steps of a pipeline, as far as ours use them. Blocks run at once, what is declared is only called. */
    public abstract static class Steps extends Script {

        final List<String> calls = new ArrayList<>();
        final Map<String, String> env = new java.util.HashMap<>();
        final Build currentBuild = new Build();
        int exitCode;
        String failing = "";
        String result = "SUCCESS";

        /** What a build says of itself. */
        public static final class Build {
            private String description = "";

            public void setDescription(String text) {
                description = text;
            }
        }

        public Build getCurrentBuild() {
            return currentBuild;
        }

        public Map<String, String> getEnv() {
            return env;
        }

        public Object getParams() {
            return Map.of();
        }

        @Override
        public Object invokeMethod(String name, Object arguments) {
            Object[] given = (Object[]) arguments;
            Object first = given.length == 0 ? "" : given[0];
            calls.add(name + " " + first);
            switch (name) {
                case "sh":
                    if (first.equals(failing)) {
                        throw new IllegalStateException(failing);
                    }
                    return first instanceof Map<?, ?> ? exitCode : null;
                case "fileExists":
                    return true;
                case "readFile":
                    return "### FAIL  TTFT p95 +67 %\nmore";
                case "unstable":
                    result = "UNSTABLE";
                    return null;
                case "error":
                    throw new IllegalStateException(String.valueOf(first));
                default:
                    for (Object argument : given) {
                        if (argument instanceof groovy.lang.Closure<?> block && !name.equals("post")) {
                            block.call();
                        }
                    }
                    return null;
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0, SUCCESS", "1, FAILURE", "2, FAILURE", "3, UNSTABLE", "4, FAILURE", "70, FAILURE"})
    void theJenkinsfileEndsAsTheVerdictSays(int exitCode, String result) throws IOException {
        Steps pipeline = parse("Jenkinsfile");

        assertThat(outcome(pipeline, exitCode, pipeline::run)).isEqualTo(result);
        assertThat(pipeline.calls)
                .containsSubsequence("sh ./mvnw -B -q -DskipTests -DskipITs package", "sh .ci/performance run");
        assertThat(pipeline.currentBuild.description).isEqualTo("FAIL  TTFT p95 +67 %");
    }

    /** So that a first run on any machine is green, and an outage is red however late the load generator was. */
    @Test
    void theJenkinsfileNeedsNoBaselineToBeginWith() throws IOException {
        Steps pipeline = parse("Jenkinsfile");
        outcome(pipeline, 0, pipeline::run);

        assertThat(pipeline.calls)
                .anyMatch(call -> call.contains("name=BASELINE, defaultValue=,"))
                .anyMatch(call -> call.contains("name=SLO, defaultValue=errors <= 1 %"));
    }

    @ParameterizedTest
    @CsvSource({"0, true, SUCCESS", "1, true, FAILURE", "3, true, UNSTABLE", "3, false, FAILURE", "4, true, FAILURE"})
    void theStepOfTheSharedLibraryDoesTheSame(int exitCode, boolean unstable, String result) throws IOException {
        Steps step = parse("jenkins/vars/llmPerf.groovy");
        Map<String, Object> arguments = Map.of("baseline", "main", "unstableWithoutVerdict", unstable);

        assertThat(outcome(step, exitCode, () -> step.getMetaClass().invokeMethod(step, "call", arguments)))
                .isEqualTo(result);
        assertThat(step.calls).anyMatch(call -> call.startsWith("withEnv") && call.contains("BASELINE=main"));
        assertThat(step.calls).anyMatch(call -> call.startsWith("junit"));
    }

    /** Of a build that measures nothing, the workspace of an agent may still hold an earlier build's results. */
    @Test
    void aFailedBuildPublishesNothing() throws IOException {
        Steps step = parse("jenkins/vars/llmPerf.groovy");
        step.failing = "./mvnw -B -q -DskipTests -DskipITs package";

        assertThat(outcome(step, 0, () -> step.getMetaClass().invokeMethod(step, "call", Map.of())))
                .isEqualTo("FAILURE");
        assertThat(step.calls).noneMatch(call -> call.startsWith("junit") || call.startsWith("archiveArtifacts"));
    }

    private static String outcome(Steps pipeline, int exitCode, Runnable run) {
        pipeline.exitCode = exitCode;
        try {
            run.run();
            return pipeline.result;
        } catch (IllegalStateException e) {
            return "FAILURE";
        }
    }

    private static Steps parse(String file) throws IOException {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(Steps.class.getName());
        Binding any = new Binding(Map.of("any", "any", "scm", "scm"));
        return (Steps) new GroovyShell(JenkinsPipelineTest.class.getClassLoader(), any, configuration)
                .parse(Files.readString(Path.of(file)));
    }
}
