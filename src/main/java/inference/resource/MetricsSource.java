package inference.resource;

import java.io.IOException;
import java.net.URI;
import java.util.List;

/**
 * A page of Prometheus metrics: the server's own {@code /metrics} (vLLM, SGLang, TGI, llama.cpp with {@code --metrics}),
 * or that of an exporter, such as NVIDIA's for GPUs.
 *
 * @param name value of the column {@code source}
 * @param address address of the page
 * @param http client for it
 * @param names names of the resources on the page
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
