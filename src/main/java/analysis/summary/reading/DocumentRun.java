package analysis.summary.reading;

import analysis.summary.peers.PeerFile;
import analysis.summary.samples.Warning;
import analysis.summary.samples.Warning.Kind;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import run.LifecycleEvent.Operation;
import run.RunInfo;
import run.RunInfo.Series;
import run.file.InputFile;
import run.file.JsonErrors;
import run.file.UnreadableFileException;

/**
 * Result of the AKS benchmark suite, or our export in its format: {@code single-user.json}, {@code multi-user-3.json}
 * or {@code tokens-per-second.json}, distinguished by their fields. They hold results and not samples: pulls, loads and
 * tokens/s of each user, or averages of several generations.
 */
final class DocumentRun {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String SINGLE_USER = "single user";
    private static final String OF_LENGTHS = "ModelResults";
    private static final String OF_USERS = "IndividualResults";
    private static final String OF_ONE = "Measurements";
    private static final List<String> MARKS = List.of(OF_LENGTHS, OF_USERS, OF_ONE);

    private final DocumentFields fields;
    private final JsonNode root;
    private final Instant start;
    private final RunBuilder builder;
    private final DocumentRows rows;
    private final List<Series> series = new ArrayList<>();
    private final Set<String> models = new LinkedHashSet<>();

    private DocumentRun(Path file, JsonNode root, RunBuilder builder) {
        this.fields = new DocumentFields(file);
        this.root = root;
        this.builder = builder;
        if (MARKS.stream().noneMatch(root::has)) {
            throw fields.bad("not a result of a supported tool (" + PeerFile.tools()
                    + "), nor of the AKS benchmark suite. To report a run, give its folder");
        }
        this.start = fields.time(root, "Timestamp");
        this.rows = new DocumentRows(builder);
    }

    /**
     * Adds the content of a result.
     *
     * @throws UnreadableFileException if it is not one
     */
    static void add(Path file, RunBuilder builder) {
        read(file, builder).add();
    }

    private static DocumentRun read(Path file, RunBuilder builder) {
        InputFile.check(file);
        try {
            return new DocumentRun(file, MAPPER.readTree(Files.readAllBytes(file)), builder);
        } catch (JsonProcessingException e) {
            throw new UnreadableFileException(file, "not JSON: " + JsonErrors.describe(e));
        } catch (IOException e) {
            throw UnreadableFileException.of(file, e);
        }
    }

    /**
     * Results in a folder, by name; other JSON files are skipped.
     *
     * @throws UnreadableFileException if the folder cannot be read
     */
    static List<Path> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> ResultFile.in(file).isPresent())
                    .filter(DocumentRun::isOne)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw UnreadableFileException.of(folder, e);
        }
    }

    private static boolean isOne(Path file) {
        try {
            JsonNode root = MAPPER.readTree(file.toFile());
            return MARKS.stream().anyMatch(root::has);
        } catch (JsonProcessingException e) {
            return false;
        } catch (IOException e) {
            throw UnreadableFileException.of(file, e);
        }
    }

    /** Name of our simulation that corresponds to the result. */
    static String simulation(Path file) {
        return read(file, new RunBuilder()).simulation();
    }

    private String simulation() {
        return root.has(OF_LENGTHS) ? "TokensPerSecond" : root.has(OF_USERS) ? "MultiUser" : "SingleUser";
    }

    private void add() {
        if (root.has(OF_LENGTHS)) {
            tokensPerSecond();
        } else if (root.has(OF_USERS)) {
            multiUser();
        } else {
            singleUser();
        }
        builder.injector(info(simulation()));
    }

    private void singleUser() {
        series.add(Series.closed(SINGLE_USER, 1));
        JsonNode measured = root.path(OF_ONE);
        DocumentRows.User user = rows.user(model(root), SINGLE_USER, 1, start);
        if (user.does(
                        Operation.PULL,
                        fields.value(measured, "DownloadTimeSeconds"),
                        fields.text(measured, "DownloadStatus"))
                && user.does(
                        Operation.COLD_LOAD,
                        fields.value(measured, "LoadTimeColdSeconds"),
                        fields.text(measured, "LoadStatus"))) {
            user.does(Operation.WARM_LOAD, fields.value(measured, "LoadTimeWarmSeconds"), "");
        }
        user.generates(fields.value(measured, "TokensPerSecond"), OptionalDouble.empty());
    }

    private void multiUser() {
        List<User> results = new ArrayList<>();
        root.path(OF_USERS).forEach(result -> results.add(user(result)));
        Integer declared = fields.count(root, "ConcurrentUsers");
        int users = declared == null ? results.size() : declared;
        String name = "users=" + users;
        series.add(Series.closed(name, users));
        double overallS =
                fields.value(root.path("Summary"), "OverallDurationSeconds").orElse(0);
        Optional<User> longest = results.stream()
                .skip(1)
                .filter(user -> models.size() == 1 || !user.model.equals(results.get(0).model))
                .max(Comparator.comparingDouble(User::ownS));
        int number = 0;
        for (User user : results) {
            // The file has no start times: the first user starts with the run, and the model of the longest
            // other user ends with it, so that overall and per-model times are those of the file.
            boolean late = longest.filter(last -> models.size() == 1 ? user == last : user.model.equals(last.model))
                    .isPresent();
            double offsetS = late ? Math.max(0, overallS - longest.get().ownS()) : 0;
            DocumentRows.User rows =
                    this.rows.user(user.model, name, ++number, start.plusMillis(Math.round(1000 * offsetS)));
            if (rows.does(Operation.PULL, user.pullS, fields.text(user.measured, "DownloadStatus"))) {
                if (results.size() == 1) {
                    rows.waits(Math.max(0, overallS - user.ownS())); // a single user accounts for all of the time
                }
                rows.does(Operation.COLD_LOAD, user.loadS, fields.text(user.measured, "LoadStatus"));
            }
            rows.generates(fields.value(user.measured, "TokensPerSecond"), OptionalDouble.empty());
        }
    }

    /** User of a multi-user result. */
    private record User(String model, JsonNode measured, OptionalDouble pullS, OptionalDouble loadS) {

        private double ownS() {
            return pullS.orElse(0) + loadS.orElse(0);
        }
    }

    private User user(JsonNode result) {
        JsonNode measured = result.path(OF_ONE);
        return new User(
                model(result),
                measured,
                fields.value(measured, "DownloadTimeSeconds"),
                fields.value(measured, "LoadTimeSeconds"));
    }

    private void tokensPerSecond() {
        JsonNode configuration = root.path("Configuration");
        int averaged = 0;
        for (JsonNode result : root.path(OF_LENGTHS)) {
            for (JsonNode prompt : result.path("PromptResults")) {
                String length = fields.text(prompt, "PromptLength");
                JsonNode statistics = prompt.path("Statistics");
                averaged = Math.max(averaged, statistics.path("SampleSize").asInt());
                if (series.stream().noneMatch(known -> known.name().equals(length))) {
                    series.add(Series.closed(length, fields.count(configuration, "ConcurrentRequests"))
                            .prompts(fields.count(prompt, "PromptCharacters"))
                            .answers(fields.count(configuration, "GenerationTokens")));
                }
                rows.user(model(result), length, 1, start)
                        .generates(
                                fields.value(statistics, "AverageTokensPerSecond"),
                                fields.value(statistics, "AverageDurationSeconds"));
            }
        }
        if (averaged > 1) {
            builder.warn(new Warning(
                    Kind.AVERAGES_ONLY,
                    fields.file() + " has averages of up to " + averaged
                            + " generations: each series counts as one value here."));
        }
    }

    private RunInfo info(String simulation) {
        String endpoint = fields.text(root, "OllamaEndpoint");
        return new RunInfo(
                RunInfo.SCHEMA,
                simulation,
                start,
                rows.last().isAfter(start) ? rows.last() : start,
                new TreeMap<>(),
                new RunInfo.Target(
                        endpoint.isEmpty() ? null : endpoint, "ollama", null, null, false, List.copyOf(models)),
                null,
                null,
                new TreeMap<>(),
                0,
                false,
                List.copyOf(series),
                Set.of(),
                null);
    }

    private String model(JsonNode node) {
        String model = fields.text(node, "Model");
        if (model.isEmpty()) {
            throw fields.bad("a result without Model");
        }
        models.add(model);
        return model;
    }
}
