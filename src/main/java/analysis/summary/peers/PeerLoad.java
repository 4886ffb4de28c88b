package analysis.summary.peers;

import analysis.summary.samples.RunData;
import analysis.summary.samples.Warning;
import analysis.summary.samples.Warning.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import run.Cell;
import run.Generation;
import run.RunInfo;
import run.RunInfo.Series;
import run.file.UnreadableFileException;

/** Content of one result file: passes rows on and collects the description of the run. */
final class PeerLoad {

    private final PeerFile file;
    private final PeerSink sink;
    private final Map<String, Series> series = new LinkedHashMap<>();
    private Instant start = Instant.MAX;
    private Instant end = Instant.MIN;
    private boolean cut;
    private boolean empty = true;

    PeerLoad(PeerFile file, PeerSink sink) {
        this.file = file;
        this.sink = sink;
    }

    /** Name of the series for a level of users or arrivals, or of an unnamed one. */
    String series(OptionalInt users, OptionalDouble ratePerS) {
        Series level;
        if (users.isPresent() && users.getAsInt() > 0) {
            level = Series.closed("users=" + users.getAsInt(), users.getAsInt());
        } else if (ratePerS.isPresent() && ratePerS.getAsDouble() > 0) {
            String rate = BigDecimal.valueOf(ratePerS.getAsDouble())
                    .stripTrailingZeros()
                    .toPlainString();
            level = Series.open("rate=" + rate + "/s", ratePerS.getAsDouble(), null);
        } else {
            level = Series.closed(RunData.UNNAMED_SERIES, null);
        }
        series.putIfAbsent(level.name(), level);
        return level.name();
    }

    static String model(String name) {
        return name.isEmpty() ? RunData.UNNAMED_MODEL : name;
    }

    void add(PeerRow row) {
        Generation generation = row.build(file.tool());
        covers(generation.timestamp());
        generation
                .timing()
                .streamMs()
                .ifPresent(ms -> covers(generation.timestamp().plusMillis((long) ms)));
        empty = false;
        sink.add(generation);
    }

    void state(Cell cell, StatedFigures figures) {
        empty = figures.isEmpty() && empty;
        sink.state(cell, figures.build());
    }

    /** Extends the run to {@code time}. */
    void covers(Instant time) {
        start = start.isBefore(time) ? start : time;
        end = end.isAfter(time) ? end : time;
    }

    /** Records whether the file is cut. */
    void cut(boolean isCut) {
        cut = cut || isCut;
    }

    void warn(Kind kind, String what) {
        sink.warn(new Warning(kind, what));
    }

    void end() {
        if (empty) {
            throw new UnreadableFileException(
                    file.path(), "is a result of " + file.tool() + " and has neither requests nor figures");
        }
        if (cut) {
            warn(Kind.ROWS_TRUNCATED, file.path() + ": its last value is cut.");
        }
        if (start.isAfter(end)) {
            covers(written());
        }
        sink.injector(RunInfo.undescribed(file.tool(), start, end, Set.of()).withSeries(List.copyOf(series.values())));
    }

    /** Modification time of the file, for results that state no time. */
    Instant written() {
        try {
            return Instant.ofEpochMilli(Files.getLastModifiedTime(file.path()).toMillis());
        } catch (IOException e) {
            throw UnreadableFileException.of(file.path(), e);
        }
    }
}
