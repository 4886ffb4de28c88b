package analysis.report.sections;

import analysis.summary.RunSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import run.RunInfo;
import run.RunInfo.Environment;

/** Where a run's figures come from: the server under test and the machines of the load generators. */
public final class Origin {

    private static final String BASE_URL = "baseUrl";

    private Origin() {}

    /** Address of the server; says so if it is a mock. Empty if unknown, as for a log. */
    public static Optional<String> server(RunInfo info) {
        return Optional.ofNullable(info.target()).map(target -> target.mock() ? mock(info) : target.baseUrl());
    }

    /** A mock without an address in the settings is the run's own, whose port means nothing. */
    private static String mock(RunInfo info) {
        String given = info.settings() == null ? null : info.settings().get(BASE_URL);
        return given == null ? "embedded mock server" : "mock server at " + given;
    }

    /** {@code from gpu-client}, {@code from 2 injectors on a, b}; empty if unknown. */
    static Optional<String> injectors(RunSummary run) {
        List<Environment> all = environments(run.injectors());
        String hosts = together(all, Environment::host);
        if (hosts.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(all.size() == 1 ? "from " + hosts : "from " + all.size() + " injectors on " + hosts);
    }

    static List<Environment> environments(List<RunInfo> injectors) {
        return injectors.stream()
                .map(RunInfo::environment)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Different values of a property, separated by commas; empty if none is known. */
    static String together(List<Environment> all, Function<Environment, Object> property) {
        return all.stream()
                .map(property)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** When a run began, its server and its injectors. */
    static String byline(RunSummary run) {
        List<String> parts = new ArrayList<>();
        Optional.ofNullable(run.info().start())
                .filter(start -> start.toEpochMilli() != 0)
                .map(RunPage.TIME::format)
                .ifPresent(parts::add);
        server(run.info()).ifPresent(parts::add);
        injectors(run).ifPresent(parts::add);
        return String.join(" · ", parts);
    }
}
