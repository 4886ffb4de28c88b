package analysis.log;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes a {@code simulation.log} by the grammar of {@link SimulationLogReader}, from records. */
public final class LogEncoder {

    private final DataOutputStream out;
    private final Map<String, Integer> table = new HashMap<>();
    private final Charset utf16;
    /** Our reader skips their bytes. */
    private int assertions = 2;

    private LogRecord.Run run;

    /** Writes to {@code target}, UTF-16 strings in the given byte order. */
    LogEncoder(OutputStream target, Charset utf16) {
        this.out = new DataOutputStream(target);
        this.utf16 = utf16;
    }

    public static byte[] encode(List<LogRecord> records) {
        return encode(records, StandardCharsets.UTF_16LE);
    }

    public static byte[] encode(List<LogRecord> records, Charset utf16) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        LogEncoder encoder = new LogEncoder(bytes, utf16);
        records.forEach(encoder::add);
        return bytes.toByteArray();
    }

    /** Offsets of the ends of {@code records} in their encoding. */
    static List<Integer> ends(List<LogRecord> records) {
        LogEncoder encoder = new LogEncoder(OutputStream.nullOutputStream(), StandardCharsets.UTF_16LE);
        return records.stream()
                .map(next -> {
                    encoder.add(next);
                    return encoder.out.size();
                })
                .toList();
    }

    /** Leaves out the assertions: Gatling's own reader would decode these made-up ones. */
    LogEncoder withoutAssertions() {
        assertions = 0;
        return this;
    }

    void add(LogRecord next) {
        try {
            write(next);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(LogRecord next) throws IOException {
        if (next instanceof LogRecord.Run first) {
            run = first;
            out.writeByte(0);
            string(run.gatlingVersion());
            string(run.simulationClass());
            out.writeLong(run.startMs());
            string(run.description());
            out.writeInt(run.scenarios().size());
            for (String scenario : run.scenarios()) {
                string(scenario);
            }
            out.writeInt(assertions);
            for (int i = 0; i < assertions; i++) {
                out.writeInt(3);
                out.write(new byte[] {1, 2, 3});
            }
        } else if (next instanceof LogRecord.Request request) {
            out.writeByte(1);
            groups(request.groups());
            cached(request.name());
            time(request.startMs());
            time(request.endMs());
            out.writeBoolean(request.ok());
            cached(request.message());
        } else if (next instanceof LogRecord.User user) {
            out.writeByte(2);
            out.writeInt(run.scenarios().indexOf(user.scenario()));
            out.writeBoolean(user.start());
            time(user.timestampMs());
        } else if (next instanceof LogRecord.Group group) {
            out.writeByte(3);
            groups(group.groups());
            time(group.startMs());
            time(group.endMs());
            out.writeInt(group.cumulatedMs());
            out.writeBoolean(group.ok());
        } else if (next instanceof LogRecord.Error error) {
            out.writeByte(4);
            cached(error.message());
            time(error.timestampMs());
        }
    }

    private void time(long ms) throws IOException {
        out.writeInt(Math.toIntExact(ms - run.startMs()));
    }

    private void groups(List<String> groups) throws IOException {
        out.writeInt(groups.size());
        for (String group : groups) {
            cached(group);
        }
    }

    private void cached(String text) throws IOException {
        Integer known = table.get(text);
        if (known != null) {
            out.writeInt(-known);
        } else {
            table.put(text, table.size() + 1);
            out.writeInt(table.size());
            string(text);
        }
    }

    private void string(String text) throws IOException {
        boolean latin1 = text.chars().allMatch(c -> c < 256);
        byte[] encoded = text.getBytes(latin1 ? StandardCharsets.ISO_8859_1 : utf16);
        out.writeInt(encoded.length);
        if (encoded.length > 0) {
            out.write(encoded);
            out.writeByte(latin1 ? 0 : 1);
        }
    }
}
