package inference.resource;

import java.io.IOException;
import java.net.URI;
import java.util.List;

/**
 * A page of Prometheus metrics: the server's own {@code /metrics} (vLLM, SGLang, TGI, llama.cpp started with
 * {@code --metrics}), or that of an exporter beside it, such as NVIDIA's for graphics processors.
 *
 * @param name in the column {@code source}
 * @param address of the page
 * @param http asks for it
 * @param names what the page calls the resources
 */
record MetricsSource(String name, URI address, HttpText http, MetricNames names) implements ResourceSource {

    @Override
    public List<Reading> read() throws IOException {
        PrometheusText page = PrometheusText.parse(http.get(address));
        if (page.isEmpty()) {
            throw new IOException("GET " + address + " returns no Prometheus metrics");
        }
        return names.readings(page);
    }
}
