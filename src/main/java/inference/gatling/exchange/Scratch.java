package inference.gatling.exchange;

import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.FastThreadLocal;

/** Reusable array for the bytes of one read, one per event loop: a plain array is the fastest to scan byte by byte. */
final class Scratch {

    private static final int INITIAL_BYTES = 16 * 1024;

    private static final FastThreadLocal<byte[]> ROOM = new FastThreadLocal<>() {
        @Override
        protected byte[] initialValue() {
            return new byte[INITIAL_BYTES];
        }
    };

    private Scratch() {}

    /** Array that begins with the readable bytes of {@code buffer}; valid until the next call on this thread. */
    static byte[] copy(ByteBuf buffer) {
        int length = buffer.readableBytes();
        byte[] room = ROOM.get();
        if (room.length < length) {
            room = new byte[Integer.highestOneBit(length) << 1];
            ROOM.set(room);
        }
        buffer.getBytes(buffer.readerIndex(), room, 0, length);
        return room;
    }
}
