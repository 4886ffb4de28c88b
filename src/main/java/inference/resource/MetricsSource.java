package inference.resource;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * A page of Prometheus metrics: the server's own {@code /metrics} (vLLM, SGLang, TGI, llama.cpp started with
 * {@code --metrics}), or that of an exporter beside it, such as NVIDIA's for graphics processors.
 *
 * @param name in the column {@code source}
 * @param address of the page
 * @param headers authentication, if the page is the server's own
 */
public record MetricsSource(String name, URI address, Map<String, String> headers) implements ResourceSource {

    @Override
    public List<Reading> read() throws IOException {
        PrometheusText page = PrometheusText.parse(HttpText.get(address, headers));
        if (page.isEmpty()) {
            throw new IOException("GET " + address + " gives no Prometheus metrics");
        }
        return MetricNames.readings(page);
    }
}
