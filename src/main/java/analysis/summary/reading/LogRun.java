package analysis.summary.reading;

import analysis.log.LogRecord;
import analysis.log.LogReport;
import analysis.log.SimulationLogReader;
import analysis.summary.samples.Counted;
import analysis.summary.samples.Warning;
import analysis.summary.samples.Warning.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import run.Capability;
import run.RunInfo;
import run.folder.RunFile;
import run.folder.RunIndex;

/**
 * Run of any Gatling simulation, read from its {@code simulation.log} alone. Groups become models and requests become
 * series; a request outside of all groups is a model of its own. A request whose name ends in "first token" gives the
 * TTFT of the request named by the rest. Times are in ms.
 */
final class LogRun implements Consumer<LogRecord> {

    private static final Pattern FIRST_TOKEN =
            Pattern.compile("(.+?)[ _-]+(?:first[ _-]?token|ttft)", Pattern.CASE_INSENSITIVE);

    private final RunBuilder builder;
    private final Map<List<String>, Map<String, LogSeries>> series = new HashMap<>();
    private final LogMessages messages = new LogMessages();
    private LogRecord.Run run;
    private long lastMs;
    private long requests;
    private long users;
    private long mostUsers;

    private LogRun(RunBuilder builder) {
        this.builder = builder;
    }

    /** Log at {@code path}, or in that folder if none of our files is beside it. */
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
     * Adds the content of a log.
     *
     * @throws run.file.UnreadableFileException if it cannot be read
     */
    static void add(Path log, RunBuilder builder) {
        LogRun rows = new LogRun(builder);
        LogReport report = SimulationLogReader.read(log, rows);
        rows.series.values().forEach(named -> named.values().forEach(one -> one.tell(builder)));
        builder.injector(rows.info(report));
        report.cut().ifPresent(cut -> builder.warn(new Warning(Kind.LOG_TRUNCATED, log + ": " + cut + ".")));
        builder.warn(new Warning(
                Kind.LOG_ALONE,
                "Of " + log + " alone: " + Counted.REQUESTS.of(rows.requests) + rows.users() + ", timed in whole ms."));
    }

    /** Simple name of a log's simulation. */
    static String simulation(Path log) {
        return simpleName(SimulationLogReader.readRun(log).simulationClass());
    }

    private static String simpleName(String simulation) {
        return simulation.substring(simulation.lastIndexOf('.') + 1);
    }

    @Override
    public void accept(LogRecord next) {
        if (next instanceof LogRecord.Request request) {
            lastMs = Math.max(lastMs, request.endMs());
            LogSeries of = series(request.groups(), request.name());
            if (of.isFirstToken()) {
                of.answered().firstToken(request);
            } else {
                requests++;
                of.add(request, messages);
            }
        } else if (next instanceof LogRecord.User user) {
            users += user.start() ? 1 : -1;
            mostUsers = Math.max(mostUsers, users);
        } else if (next instanceof LogRecord.Run first) {
            run = first;
        }
    }

    private LogSeries series(List<String> groups, String name) {
        Map<String, LogSeries> named = series.computeIfAbsent(groups, path -> new HashMap<>());
        LogSeries known = named.get(name);
        if (known == null) {
            Matcher first = FIRST_TOKEN.matcher(name);
            known = first.matches()
                    ? LogSeries.ofFirstTokens(series(groups, first.group(1)))
                    : new LogSeries(groups, name, builder);
            named.put(name, known);
        }
        return known;
    }

    /** Peak number of users, for a sentence; empty if the log has none. */
    private String users() {
        return mostUsers == 0 ? "" : " of at most " + Counted.count(mostUsers, "user", "users") + " at once";
    }

    private RunInfo info(LogReport report) {
        return RunInfo.undescribed(
                simpleName(run.simulationClass()),
                Instant.ofEpochMilli(run.startMs()),
                report.cut().isPresent() ? null : Instant.ofEpochMilli(Math.max(lastMs, run.startMs())),
                Set.of(Capability.REQUESTS));
    }
}
