package analysis.summary.server;

import run.Resource;

/**
 * Memory before the first generation of a model and after it, which loads the model where the server had unloaded it.
 *
 * @param model its name as the server knows it
 * @param source where memory was read: {@code metrics}, {@code ps}, {@code pid:1234}
 * @param resource {@link Resource#MEMORY_BYTES} or {@link Resource#GPU_MEMORY_BYTES}
 * @param beforeBytes last sample before the first generation
 * @param loadedBytes first sample after its end
 */
public record ModelMemory(String model, String source, Resource resource, double beforeBytes, double loadedBytes) {

    /** What loading the model took, bytes; about zero if it was loaded before. */
    public double loadBytes() {
        return loadedBytes - beforeBytes;
    }
}
