package mock.engine;

/**
 * Parameters of a language model in the performance model.
 *
 * @param name the name clients ask for
 * @param tag the part after the colon of the full name, {@code latest} if the name has none
 * @param sizeBytes size on disk; also what a pull downloads
 * @param contextLength most tokens a prompt and its answer may have together
 * @param prefillPerSecond prompt tokens read per second, > 0
 * @param decodePerSecond tokens generated per second by a stream that is alone on the server, > 0
 * @param batchCost by which share a decode step gets longer for each further stream that decodes at the same time
 * @param pullSeconds time to download all of it
 * @param coldLoadSeconds load time when the file has to come from storage
 * @param warmLoadSeconds load time when the file is still cached in memory
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

    /** The name with its tag, as Ollama lists it. */
    public String fullName() {
        return name.contains(":") ? name : name + ":" + tag;
    }

    /** A stand-in for the manifest's digest: 64 hex digits, the same for the same name. */
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
