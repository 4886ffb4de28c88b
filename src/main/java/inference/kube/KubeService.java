package inference.kube;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import inference.settings.SettingsException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Kubernetes service, as the setting {@code kube.service} names it.
 *
 * @param namespace namespace of the service
 * @param name name of the service
 * @param port one of its ports; 0 for the first
 */
public record KubeService(String namespace, String name, int port) {

    private static final Pattern NAME = Pattern.compile("([a-z0-9][a-z0-9.-]*)/([a-z0-9][a-z0-9.-]*)(?::(\\d{1,5}))?");
    private static final int HTTPS = 443;

    /**
     * Reads {@code namespace/service} or {@code namespace/service:port}.
     *
     * @throws SettingsException if it is neither
     */
    public static KubeService of(String value) {
        Matcher matcher = NAME.matcher(value);
        if (!matcher.matches()) {
            throw new SettingsException("setting 'kube.service': '" + value
                    + "' is not namespace/service or namespace/service:port, such as ollama/ollama");
        }
        int port = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        return new KubeService(matcher.group(1), matcher.group(2), port);
    }

    /**
     * Makes the service reachable from this machine: by its load balancer or, without one, by a port-forward, which ends
     * with this JVM.
     *
     * @param path folders to search for kubectl, as in the environment variable PATH
     * @param forwarded whether to open a port-forward even if there is a load balancer
     * @throws SettingsException if there is no kubectl, cluster or service
     */
    public Reached reach(String path, boolean forwarded) {
        Kubectl kubectl = Kubectl.onPath(path);
        JsonNode service = describe(kubectl);
        int servicePort = servicePort(service);
        JsonNode ingress =
                service.path("status").path("loadBalancer").path("ingress").path(0);
        String host = ingress.path("ip").asText(ingress.path("hostname").asText(""));
        if (!host.isEmpty() && !forwarded) {
            String scheme = servicePort == HTTPS ? "https" : "http";
            String address = host.contains(":") ? "[" + host + "]" : host;
            return new Reached(scheme + "://" + address + ":" + servicePort, () -> {}, false, "by its load balancer");
        }
        PortForward forward = PortForward.open(kubectl, this, servicePort);
        return new Reached(
                "http://127.0.0.1:" + forward.localPort(),
                forward,
                true,
                "through a port-forward (its delay is in every time of the run)");
    }

    /**
     * A reachable service.
     *
     * @param baseUrl its address
     * @param connection closes the connection
     * @param forwarded whether the connection is a port-forward
     * @param how description for people
     */
    public record Reached(String baseUrl, Runnable connection, boolean forwarded, String how) {}

    private JsonNode describe(Kubectl kubectl) {
        String json = kubectl.output("get", "service", name, "--namespace", namespace, "--output", "json");
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new SettingsException("kubectl describes " + this + " in a format other than JSON: " + json);
        }
    }

    private int servicePort(JsonNode service) {
        JsonNode ports = service.path("spec").path("ports");
        if (ports.isEmpty()) {
            throw new SettingsException("setting 'kube.service': the service " + this + " has no ports");
        }
        if (port == 0) {
            return ports.path(0).path("port").asInt();
        }
        for (JsonNode each : ports) {
            if (each.path("port").asInt() == port) {
                return port;
            }
        }
        throw new SettingsException("setting 'kube.service': the service has no port " + port + ", but "
                + String.join(", ", ports.findValuesAsText("port")));
    }

    @Override
    public String toString() {
        return namespace + "/" + name + (port == 0 ? "" : ":" + port);
    }
}
