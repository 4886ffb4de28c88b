package inference.telemetry;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A message of protocol buffers, by the numbers of its fields: whole numbers of any encoding, and everything else as bytes. */
record Protobuf(Map<Integer, List<Long>> numbers, Map<Integer, List<byte[]>> bytes) {

    static Protobuf of(byte[] message) {
        Protobuf read = new Protobuf(new HashMap<>(), new HashMap<>());
        ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            long key = varint(in);
            int field = (int) (key >>> 3);
            switch ((int) key & 7) {
                case 0 -> read.add(field, varint(in));
                case 1 -> read.add(field, in.getLong());
                case 2 -> {
                    byte[] value = new byte[(int) varint(in)];
                    in.get(value);
                    read.bytes
                            .computeIfAbsent(field, ignored -> new ArrayList<>())
                            .add(value);
                }
                case 5 -> read.add(field, in.getInt());
                default -> throw new IllegalArgumentException("wire type of key " + key);
            }
        }
        return read;
    }

    private void add(int field, long value) {
        numbers.computeIfAbsent(field, ignored -> new ArrayList<>()).add(value);
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte b = in.get();
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
    }

    long number(int field) {
        return numbers.get(field).get(0);
    }

    String text(int field) {
        return new String(bytes.get(field).get(0), StandardCharsets.UTF_8);
    }

    Protobuf message(int field) {
        return messages(field).get(0);
    }

    List<Protobuf> messages(int field) {
        return bytes.getOrDefault(field, List.of()).stream().map(Protobuf::of).toList();
    }

    /** OTLP's attributes: each with a key in field 1 and a value whose text is in its field 1. */
    Map<String, String> pairs(int field) {
        Map<String, String> pairs = new HashMap<>();
        for (Protobuf pair : messages(field)) {
            Protobuf value = pair.message(2);
            pairs.put(pair.text(1), value.bytes.containsKey(1) ? value.text(1) : "");
        }
        return pairs;
    }
}
