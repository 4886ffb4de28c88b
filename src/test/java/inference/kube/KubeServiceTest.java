package inference.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import inference.kube.KubeService.Reached;
import inference.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With a script in the place of kubectl that says what kubectl says. */
@DisabledOnOs(OS.WINDOWS)
class KubeServiceTest {

    private static final String SERVICE =
            "{\"spec\":{\"ports\":[{\"port\":11434},{\"port\":9090}]},\"status\":{\"loadBalancer\":{%s}}}";

    @TempDir
    Path folder;

    @Test
    void theLoadBalancersAddressIsUsedWhereThereIsOne() throws IOException {
        kubectl("echo \"$@\" > " + folder + "/arguments; echo '"
                + SERVICE.formatted("\"ingress\":[{\"ip\":\"20.54.123.45\"}]") + "'");
        assertThat(reach("ollama/ollama").baseUrl()).isEqualTo("http://20.54.123.45:11434");
        assertThat(folder.resolve("arguments")).hasContent("get service ollama --namespace ollama --output json");
        assertThat(reach("ollama/ollama:9090").baseUrl()).isEqualTo("http://20.54.123.45:9090");
        assertThatThrownBy(() -> reach("ollama/ollama:80")).hasMessageContaining("no port 80, but 11434, 9090");
    }

    @Test
    void elseAPortForwardIsOpenedAndClosed() throws Exception {
        kubectl("if [ $1 = get ]; then echo '" + SERVICE.formatted("") + "'; exit; fi\n"
                + "echo $$ > " + folder + "/pid\n"
                + "echo \"$@\" > " + folder + "/arguments\n"
                + "echo 'Forwarding from 127.0.0.1:40123 -> 11434'\n"
                + "exec sleep 600");
        Reached reached = reach("ollama/ollama");
        assertThat(reached.baseUrl()).isEqualTo("http://127.0.0.1:40123");
        assertThat(folder.resolve("arguments"))
                .hasContent("port-forward --namespace ollama --address 127.0.0.1 service/ollama :11434");
        ProcessHandle forward = process();
        assertThat(forward.isAlive()).isTrue();
        reached.connection().run();
        end(forward);
    }

    @Test
    void aPortForwardCanBeHadInsteadOfTheLoadBalancer() throws Exception {
        kubectl("if [ $1 = get ]; then echo '" + SERVICE.formatted("\"ingress\":[{\"ip\":\"20.54.123.45\"}]")
                + "'; exit; fi\n"
                + "echo $$ > " + folder + "/pid\n"
                + "echo 'Forwarding from 127.0.0.1:40123 -> 11434'\n"
                + "exec sleep 600");
        Reached reached = KubeService.of("ollama/ollama").reach(folder.toString(), true);
        assertThat(reached.baseUrl()).isEqualTo("http://127.0.0.1:40123");
        ProcessHandle forward = process();
        reached.connection().run();
        end(forward);
    }

    @Test
    void aPortForwardThatFailsSaysWhy() throws IOException {
        kubectl(
                "if [ $1 = get ]; then echo '" + SERVICE.formatted("") + "'; exit; fi\n"
                        + "echo 'error: unable to forward port because pod is not running. Current status=Pending' >&2; exit 1");
        assertThatThrownBy(() -> reach("ollama/ollama"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("port-forward")
                .hasMessageContaining("pod is not running. Current status=Pending");
    }

    @Test
    void anUnknownServiceIsTold() throws IOException {
        kubectl("echo 'Error from server (NotFound): services \"olama\" not found' >&2; exit 1");
        assertThatThrownBy(() -> reach("ollama/olama"))
                .isInstanceOf(SettingsException.class)
                .hasMessage("kubectl get service olama --namespace ollama --output json failed: Error from server"
                        + " (NotFound): services \"olama\" not found. To list them:"
                        + " kubectl get services --all-namespaces");
    }

    @Test
    void anUnreachableClusterIsTold() throws IOException {
        kubectl("echo 'The connection to the server localhost:8080 was refused' >&2; exit 1");
        assertThatThrownBy(() -> reach("ollama/ollama"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("was refused. Is the cluster reachable")
                .hasMessageContaining("kubectl cluster-info");
    }

    @Test
    void withoutKubectlItSaysSo() {
        assertThatThrownBy(() -> reach("ollama/ollama"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("no kubectl on the PATH")
                .hasMessageContaining("-DbaseUrl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ollama", "a/b/c", "a/b:http", "/b", "a b/c", "-n/../x y"})
    void otherFormsAreRefused(String value) {
        assertThatThrownBy(() -> KubeService.of(value))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("namespace/service");
    }

    private Reached reach(String service) {
        return KubeService.of(service).reach(folder.toString(), false);
    }

    private void kubectl(String script) throws IOException {
        Path file = folder.resolve("kubectl");
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private ProcessHandle process() throws IOException {
        long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
        return ProcessHandle.of(pid).orElseThrow();
    }

    private static void end(ProcessHandle process) throws ExecutionException, InterruptedException, TimeoutException {
        process.onExit().get(30, TimeUnit.SECONDS);
    }
}
