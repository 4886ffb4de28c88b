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
 * A trace that was made of a run or a log.
 *
 * @param requests in the trace
 * @param lengthMs from the first to the last
 * @param failed left out because they failed
 * @param withoutTokens left out because nobody counted their tokens
 * @param withBlocks whether it tells which prompts begin alike
 */
public record Recording(int requests, long lengthMs, long failed, long withoutTokens, boolean withBlocks) {

    /** What became of the lines. */
    static final class Tally {
        long lines;
        long taken;
        long failed;
        long withoutTokens;
    }

    /**
     * Of an own run: its measured, successful generations. Times and lengths are known, texts are not kept; where there are no
     * sessions, the user stands for one.
     *
     * @throws UnreadableFileException if it cannot be read, or has none
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
     * Of a log with a JSON object on each line.
     *
     * @param mapping where the log has what is needed, see {@link LogFields}
     * @throws UnreadableFileException if it cannot be read; names the line
     * @throws IllegalArgumentException if the mapping names a field that there is not
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
