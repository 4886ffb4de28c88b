package analysis.summary.reading;

import analysis.log.LogRecord;
import analysis.log.LogReport;
import analysis.log.SimulationLogReader;
import analysis.summary.samples.Warning;
import analysis.summary.samples.Warning.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import run.Generation;
import run.Generation.Ending;
import run.Generation.Origin;
import run.Generation.ServerTiming;
import run.Generation.Timing;
import run.Generation.Tokens;
import run.Outcome;
import run.Phase;
import run.RunInfo;
import run.folder.RunFile;
import run.folder.RunIndex;

/**
 * A run of which only Gatling's {@code simulation.log} is known: any simulation's, with or without our plugin. Its groups are the
 * models and its requests the series; a request outside of every group is a model of its own. A request whose name ends in
 * "first token" tells the time to the first token of the request that is named by the rest. Times are in ms.
 */
final class LogRun implements Consumer<LogRecord> {

    private static final Pattern FIRST_TOKEN =
            Pattern.compile("(.+?)[ _-]+(?:first[ _-]?token|ttft)", Pattern.CASE_INSENSITIVE);
    private static final String ALL = "all";
    private static final String GROUP_SEPARATOR = " / ";

    private final RunSink builder;
    private final Map<Key, Deque<Long>> firstTokens = new HashMap<>();
    private LogRecord.Run run;
    private long lastMs;
    private long requests;
    private long users;
    private long mostUsers;

    /** What a first token and its request have in common. */
    private record Key(List<String> groups, String request, long startMs) {}

    private LogRun(RunSink builder) {
        this.builder = builder;
    }

    /** The log, if {@code path} is one, or a folder that has one and none of our records beside it. */
    static Optional<Path> in(Path path) {
        if (Files.isDirectory(path)) {
            Path log = path.resolve(RunFile.LOG.fileName());
            boolean ours = Files.exists(path.resolve(RunFile.GENERATIONS.fileName())) || RunIndex.isSuite(path);
            return !ours && Files.isRegularFile(log) ? Optional.of(log) : Optional.empty();
        }
        boolean log = Files.isRegularFile(path) && path.getFileName().toString().endsWith(".log");
        boolean ours = Files.exists(path.resolveSibling(RunFile.GENERATIONS.fileName()));
        return log && !(ours && path.endsWith(RunFile.LOG.fileName())) ? Optional.of(path) : Optional.empty();
    }

    /**
     * Adds what a log tells.
     *
     * @throws run.file.UnreadableFileException if it cannot be read
     */
    static void add(Path log, RunSink builder) {
        LogRun rows = new LogRun(builder);
        LogReport report = SimulationLogReader.read(log, rows);
        builder.injector(rows.info(report));
        report.cut().ifPresent(cut -> builder.warn(new Warning(Kind.LOG_TRUNCATED, log + ": " + cut + ".")));
        builder.warn(new Warning(
                Kind.LOG_ALONE,
                "Of " + log + " alone: " + rows.requests + " requests of at most " + rows.mostUsers
                        + " users at once, timed in whole ms."));
    }

    /** The simple name of the simulation that a log is of. */
    static String simulation(Path log) {
        List<String> names = new ArrayList<>();
        SimulationLogReader.read(log, next -> {
            if (next instanceof LogRecord.Run first) {
                names.add(first.simulationClass());
            }
        });
        return simpleName(names.get(0));
    }

    private static String simpleName(String simulation) {
        return simulation.substring(simulation.lastIndexOf('.') + 1);
    }

    @Override
    public void accept(LogRecord next) {
        if (next instanceof LogRecord.Run first) {
            run = first;
        } else if (next instanceof LogRecord.User user) {
            users += user.start() ? 1 : -1;
            mostUsers = Math.max(mostUsers, users);
        } else if (next instanceof LogRecord.Request request) {
            lastMs = Math.max(lastMs, request.endMs());
            Matcher first = FIRST_TOKEN.matcher(request.name());
            if (first.matches()) {
                Key key = new Key(request.groups(), first.group(1), request.startMs());
                durationMs(request)
                        .ifPresent(ms -> firstTokens
                                .computeIfAbsent(key, k -> new ArrayDeque<>())
                                .add((long) ms));
            } else {
                requests++;
                builder.add(generation(request));
            }
        }
    }

    private Generation generation(LogRecord.Request request) {
        boolean grouped = !request.groups().isEmpty();
        Outcome outcome = request.ok() ? Outcome.OK : LogMessages.outcome(request.message());
        OptionalDouble duration = durationMs(request);
        OptionalDouble latency = request.ok() ? duration : OptionalDouble.empty();
        return new Generation(
                Instant.ofEpochMilli(request.startMs()),
                new Origin(
                        grouped ? String.join(GROUP_SEPARATOR, request.groups()) : request.name(),
                        run.simulationClass(),
                        grouped ? request.name() : ALL,
                        Phase.MEASURE,
                        0,
                        request.name(),
                        ""),
                new Ending(outcome, request.message(), OptionalInt.empty(), ""),
                Tokens.NONE,
                new Timing(
                        firstToken(request),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        latency,
                        duration,
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        new int[0]),
                ServerTiming.NONE);
    }

    /** None where the end, by a clock of its own, is before the start. */
    private static OptionalDouble durationMs(LogRecord.Request request) {
        return request.durationMs() < 0 ? OptionalDouble.empty() : OptionalDouble.of(request.durationMs());
    }

    /** It is logged before its request ends. */
    private OptionalDouble firstToken(LogRecord.Request request) {
        Key key = new Key(request.groups(), request.name(), request.startMs());
        Deque<Long> waiting = firstTokens.get(key);
        if (waiting == null) {
            return OptionalDouble.empty();
        }
        long ms = waiting.remove();
        if (waiting.isEmpty()) {
            firstTokens.remove(key);
        }
        return OptionalDouble.of(ms);
    }

    private RunInfo info(LogReport report) {
        return RunInfo.undescribed(
                simpleName(run.simulationClass()),
                Instant.ofEpochMilli(run.startMs()),
                report.cut().isPresent() ? null : Instant.ofEpochMilli(Math.max(lastMs, run.startMs())),
                Set.of());
    }
}
