package inference.gatling.exchange;

import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.FastThreadLocal;

/** Room for the bytes of one read, one for each event loop: a plain array is the fastest thing to look at byte by byte. */
final class Scratch {

    private static final int INITIAL_BYTES = 16 * 1024;

    private static final FastThreadLocal<byte[]> ROOM = new FastThreadLocal<>() {
        @Override
        protected byte[] initialValue() {
            return new byte[INITIAL_BYTES];
        }
    };

    private Scratch() {}

    /** An array that begins with the readable bytes of {@code buffer}; of use until this thread asks for the next one. */
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
