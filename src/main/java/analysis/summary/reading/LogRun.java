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
 * A run of which only Gatling's {@code simulation.log} is known: any simulation's, with or without our plugin. Its groups are the
 * models and its requests the series; a request outside of every group is a model of its own. A request whose name ends in
 * "first token" tells the time to the first token of the request that is named by the rest. Times are in ms.
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

    /** The simple name of the simulation that a log is of. */
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

    /** The users that the log tells of; a log may have none, or lack some of them where it was cut. */
    private String users() {
        return mostUsers == 0 ? "" : " of at most " + mostUsers + (mostUsers == 1 ? " user" : " users") + " at once";
    }

    private RunInfo info(LogReport report) {
        return RunInfo.undescribed(
                simpleName(run.simulationClass()),
                Instant.ofEpochMilli(run.startMs()),
                report.cut().isPresent() ? null : Instant.ofEpochMilli(Math.max(lastMs, run.startMs())),
                Set.of(Capability.REQUESTS));
    }
}
