package mock.engine;

/**
 * Parameters of a model in the catalogue.
 *
 * @param name name in requests
 * @param tag tag of the full name, {@code latest} if the name has none
 * @param sizeBytes size on disk and of the download
 * @param contextLength limit on the tokens of prompt and answer together
 * @param prefillPerSecond prompt tokens read per second, > 0
 * @param decodePerSecond tokens generated per second by a single stream, > 0
 * @param batchCost share by which each further concurrent stream lengthens a decode step, >= 0
 * @param pullSeconds time to download the whole model, > 0
 * @param coldLoadSeconds load time if the file is read from storage
 * @param warmLoadSeconds load time if the file is cached in memory
 */
public record ModelSpec(
        String name,
        String tag,
        String family,
        String parameterSize,
        String quantization,
        long sizeBytes,
        int contextLength,
        double prefillPerSecond,
        double decodePerSecond,
        double batchCost,
        double pullSeconds,
        double coldLoadSeconds,
        double warmLoadSeconds) {

    /** Name with tag, as Ollama lists it. */
    public String fullName() {
        return name.contains(":") ? name : name + ":" + tag;
    }

    /** Stand-in for the digest of the manifest: 64 hex digits that depend only on the name. */
    public String digest() {
        StringBuilder hex = new StringBuilder(64);
        long hash = 0x9E3779B97F4A7C15L;
        for (int block = 0; block < 4; block++) {
            for (int i = 0; i < name.length(); i++) {
                hash = (hash ^ name.charAt(i)) * 0x100000001B3L + block;
            }
            hex.append(String.format("%016x", hash ^ (hash >>> 29)));
        }
        return hex.toString();
    }
}
