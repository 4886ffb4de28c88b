package inference.stream;

/** Search in byte arrays. */
final class Bytes {

    private Bytes() {}

    /** Index of the first {@code wanted} from {@code from} (inclusive) to {@code to} (exclusive); -1 if there is none. */
    static int indexOf(byte[] bytes, int from, int to, char wanted) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }
}
