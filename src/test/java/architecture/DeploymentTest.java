package architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import inference.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What is under {@code deploy/}, as far as it can be looked at without a cluster. */
class DeploymentTest {

    private static final Path KUBERNETES = Path.of("deploy", "kubernetes");

    private static Object yaml(Path file) throws IOException {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(strict)).load(Files.readString(file));
    }

    /** What is at {@code path}, such as {@code spec/template/spec/containers/0/image}. */
    private static Object at(Object tree, String path) {
        Object node = tree;
        for (String key : path.split("/")) {
            node = node instanceof List<?> list ? list.get(Integer.parseInt(key)) : ((Map<?, ?>) node).get(key);
            assertThat(node).as("%s of %s", key, path).isNotNull();
        }
        return node;
    }

    private static Object job(String name) throws IOException {
        return yaml(KUBERNETES.resolve(name).resolve("job.yaml"));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Object tree, String path) {
        return (List<Map<String, Object>>) at(tree, path);
    }

    @Test
    void noInjectorIsStartedTwiceAndEachKnowsItsShare() throws IOException {
        Object spec = at(job("injectors"), "spec");
        assertThat(at(spec, "completionMode")).isEqualTo("Indexed");
        assertThat(at(spec, "backoffLimit")).isEqualTo(0);
        assertThat(at(spec, "parallelism")).as("all at once").isEqualTo(at(spec, "completions"));
        assertThat(list(spec, "template/spec/containers/0/args").toString())
                .contains("-Dinjector.count=" + at(spec, "completions"));
    }

    @Test
    void theSettingsOfTheInjectorsAreSettings() throws IOException {
        List<?> args = (List<?>) at(job("injectors"), "spec/template/spec/containers/0/args");
        assertThat(Path.of("src/test/java/simulations", args.get(0) + ".java")).isRegularFile();
        Properties given = new Properties();
        for (Object arg : args.subList(1, args.size())) {
            Matcher setting = Pattern.compile("-D([\\w.]+)=(.+)").matcher(arg.toString());
            assertThat(setting.matches()).as("%s", arg).isTrue();
            given.setProperty(setting.group(1), setting.group(2));
        }
        assertThatCode(() -> Settings.of("MultiUser", given)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"injectors", "judge"})
    void jobsRunOnceWithoutRightsAndWithinLimits(String name) throws IOException {
        Object job = job(name);
        assertThat(at(job, "apiVersion")).isEqualTo("batch/v1");
        assertThat(at(job, "kind")).isEqualTo("Job");
        assertThat(at(job, "metadata/name")).isEqualTo(name);
        assertThat(at(job, "spec/backoffLimit")).isEqualTo(0);
        Object pod = at(job, "spec/template/spec");
        assertThat(at(pod, "restartPolicy")).isEqualTo("Never");
        assertThat(at(pod, "securityContext/runAsNonRoot")).isEqualTo(true);
        Object container = at(pod, "containers/0");
        assertThat(at(container, "securityContext/allowPrivilegeEscalation")).isEqualTo(false);
        assertThat(at(container, "securityContext/readOnlyRootFilesystem")).isEqualTo(true);
        assertThat(at(container, "securityContext/capabilities/drop")).isEqualTo(List.of("ALL"));
        for (String resource : List.of("requests/cpu", "requests/memory", "limits/memory")) {
            at(container, "resources/" + resource);
        }
        List<Object> volumes =
                list(pod, "volumes").stream().map(v -> v.get("name")).toList();
        assertThat(list(container, "volumeMounts"))
                .extracting(mount -> mount.get("name"))
                .hasSameElementsAs(volumes);
        assertThat(at(pod, "volumes/0/persistentVolumeClaim/claimName"))
                .isEqualTo(at(yaml(KUBERNETES.resolve("injectors/results.yaml")), "metadata/name"));
    }

    @Test
    void theKeyComesFromASecret() throws IOException {
        assertThat(list(job("injectors"), "spec/template/spec/containers/0/env").stream()
                        .filter(variable -> variable.get("name").equals("LLM_API_KEY")))
                .singleElement()
                .satisfies(variable -> at(variable, "valueFrom/secretKeyRef/name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"injectors", "judge"})
    void kustomizationsNameTheFilesThatAreThere(String name) throws IOException {
        Path folder = KUBERNETES.resolve(name);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .filteredOn(file -> !file.equals("kustomization.yaml"))
                    .containsExactlyInAnyOrderElementsOf(
                            ((List<?>) at(yaml(folder.resolve("kustomization.yaml")), "resources"))
                                    .stream().map(Object::toString).toList());
        }
    }

    @Test
    void theImageIsNotRootsAndHasNoHighcharts() throws IOException {
        String recipe = Files.readString(Path.of("Dockerfile"));
        assertThat(recipe).containsPattern("(?m)^USER 10001$").contains("-DincludeScope=compile");
        for (String file : List.of("injector", "judge")) {
            assertThat(Path.of("deploy/image", file)).isExecutable();
            assertThat(recipe).contains("deploy/image/" + file);
        }
        assertThat(Files.readString(Path.of("pom.xml")))
                .as("Highcharts is of the tests only, so not among what the recipe copies")
                .containsPattern("gatling-charts-highcharts</artifactId>\\s*<version>[^<]+</version>\\s*<scope>test<");
        assertThat(Files.readString(Path.of("deploy/image/injector"))).contains(" -nr");
    }

    @Test
    void theDescriptorForGatlingEnterpriseNamesSimulations() throws IOException {
        Matcher names = Pattern.compile("classname = \"simulations\\.(\\w+)\"")
                .matcher(Files.readString(Path.of(".gatling/package.conf")));
        List<String> found = names.results().map(name -> name.group(1)).toList();
        assertThat(found)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(Path.of("src/test/java/simulations", name + ".java"))
                        .isRegularFile());
    }
}
