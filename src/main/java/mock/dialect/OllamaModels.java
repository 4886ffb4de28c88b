package mock.dialect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import mock.engine.Engine;
import mock.engine.ModelRuntime;
import mock.engine.ModelSpec;

/** Ollama's lists of models: on disk, loaded, in detail. */
final class OllamaModels {

    private final Engine engine;
    private final Metrics metrics;
    private final String startedAt = Instant.now().toString();

    OllamaModels(Engine engine, Metrics metrics) {
        this.engine = engine;
        this.metrics = metrics;
    }

    ObjectNode tags() {
        ObjectNode body = JsonBody.object();
        ArrayNode models = body.putArray("models");
        engine.models().stream().filter(ModelRuntime::isOnDisk).forEach(model -> {
            ObjectNode node = models.addObject()
                    .put("name", model.spec().fullName())
                    .put("model", model.spec().fullName())
                    .put("modified_at", startedAt)
                    .put("size", model.spec().sizeBytes())
                    .put("digest", model.spec().digest());
            node.set(
                    "details",
                    details(model.spec()).put("context_length", model.spec().contextLength()));
            node.putArray("capabilities").add("completion");
        });
        return body;
    }

    ObjectNode ps() {
        ObjectNode body = JsonBody.object();
        ArrayNode models = body.putArray("models");
        engine.models().stream().filter(ModelRuntime::isLoaded).forEach(model -> {
            long bytes = metrics.loadedBytes(model);
            ObjectNode node = models.addObject()
                    .put("name", model.spec().fullName())
                    .put("model", model.spec().fullName())
                    .put("size", bytes)
                    .put("digest", model.spec().digest());
            node.set("details", details(model.spec()));
            node.put("expires_at", model.expiresAt().toString())
                    .put("size_vram", bytes)
                    .put("context_length", model.spec().contextLength());
        });
        return body;
    }

    ObjectNode show(ModelSpec spec) {
        ObjectNode body = JsonBody.object()
                .put("modelfile", "# Modelfile of " + spec.fullName() + ", a model of llm-perf-mock\n")
                .put("parameters", "")
                .put("template", "{{ .Prompt }}");
        body.set("details", details(spec));
        body.putObject("model_info")
                .put("general.architecture", spec.family())
                .put(spec.family() + ".context_length", spec.contextLength());
        body.putArray("tensors");
        body.putArray("capabilities").add("completion");
        return body.put("modified_at", startedAt);
    }

    private static ObjectNode details(ModelSpec spec) {
        ObjectNode details =
                JsonBody.object().put("parent_model", "").put("format", "gguf").put("family", spec.family());
        details.putArray("families").add(spec.family());
        return details.put("parameter_size", spec.parameterSize()).put("quantization_level", spec.quantization());
    }
}
