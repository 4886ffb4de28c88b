package analysis.summary.server;

import run.Resource;

/**
 * Memory before and after the first generation of a model, which loads it if the server had not.
 *
 * @param model name of the model as the server knows it
 * @param source source of the samples: {@code metrics}, {@code ps}, {@code pid:1234}
 * @param resource {@link Resource#MEMORY_BYTES} or {@link Resource#GPU_MEMORY_BYTES}
 * @param beforeBytes last sample before the first generation
 * @param loadedBytes first sample after its end
 */
public record ModelMemory(String model, String source, Resource resource, double beforeBytes, double loadedBytes) {

    /** Memory of loading the model, bytes; about zero if it was loaded before. */
    public double loadBytes() {
        return loadedBytes - beforeBytes;
    }
}
