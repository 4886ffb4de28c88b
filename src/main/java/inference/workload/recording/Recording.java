package inference.workload.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import run.Generation;
import run.file.UnreadableFileException;
import run.folder.RunDirectory;

/**
 * Result of recording a trace from a run or a log.
 *
 * @param requests number of requests in the trace
 * @param lengthMs time from the first to the last request, ms
 * @param failed number of requests left out because they failed
 * @param withoutTokens number of requests left out because their tokens were not counted
 * @param withBlocks whether the trace has block ids, which show shared prefixes
 */
public record Recording(int requests, long lengthMs, long failed, long withoutTokens, boolean withBlocks) {

    /** Counts of the lines by result. */
    static final class Tally {
        long lines;
        long taken;
        long failed;
        long withoutTokens;
    }

    /**
     * Records the measured, successful generations of a run. Runs do not keep texts; without sessions, each user becomes one.
     *
     * @throws UnreadableFileException if the run cannot be read, or has no such generation
     */
    public static Recording ofRun(Path run, Path target) throws IOException {
        Tally tally = new Tally();
        SecretHash hash = new SecretHash();
        try (SortedLines lines = new SortedLines(target)) {
            RunDirectory folder = RunDirectory.open(run);
            folder.generations(row -> add(row, hash, tally, lines));
            if (lines.size() == 0) {
                throw new UnreadableFileException(
                        folder.generations(),
                        "it has no successful measured generation with token counts, so there is nothing to"
                                + " record");
            }
            return written(lines, target, tally, false);
        }
    }

    private static void add(Generation row, SecretHash hash, Tally tally, SortedLines lines) {
        if (!row.isMeasured()) {
            return;
        }
        OptionalInt input = row.tokens().prompt();
        OptionalInt output = row.tokens().output();
        if (!row.isOk()) {
            tally.failed++;
        } else if (input.orElse(0) == 0 || output.isEmpty()) {
            tally.withoutTokens++;
        } else {
            lines.add(new TraceEntry(
                    row.timestamp().toEpochMilli(),
                    input.getAsInt(),
                    output.getAsInt(),
                    hash.hex(
                            row.origin().session().isEmpty()
                                    ? row.origin().injector() + "/"
                                            + row.origin().user()
                                    : row.origin().session()),
                    List.of()));
        }
    }

    /**
     * Records the requests of a log with a JSON object per line.
     *
     * @param mapping paths of the fields in the log, see {@link LogFields}
     * @throws UnreadableFileException if the log cannot be read; names the line
     * @throws IllegalArgumentException if the mapping names an unknown field
     */
    public static Recording ofLog(Path log, Map<String, String> mapping, Path target) throws IOException {
        Tally tally = new Tally();
        boolean[] blocks = {false};
        try (SortedLines lines = new SortedLines(target)) {
            AccessLog.read(log, mapping, new SecretHash(), tally, entry -> {
                blocks[0] |= !entry.blocks().isEmpty();
                lines.add(entry);
            });
            return written(lines, target, tally, blocks[0]);
        }
    }

    private static Recording written(SortedLines lines, Path target, Tally tally, boolean blocks) throws IOException {
        lines.writeTo(target);
        return new Recording(lines.size(), lines.lengthMs(), tally.failed, tally.withoutTokens, blocks);
    }
}
