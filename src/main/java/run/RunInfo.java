package run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Description of a run, {@code run.json}: its simulation, target and load generator. Written when the load starts and
 * again, complete, when it ends. Unknown values are null and left out of the file.
 *
 * @param schema version of this format: {@link #SCHEMA}
 * @param simulation simple name of the simulation class
 * @param start when the run began
 * @param end when it ended; null while it runs or if it was cut
 * @param settings every setting in effect, as text; secrets are masked
 * @param target the server under test
 * @param compareTarget server B of an A/B run, see {@link Side}; null in others
 * @param environment the load generator
 * @param feeders SHA-256 (hex) of every feeder file that the run read, by name
 * @param seed seed of everything random in the run
 * @param quick true if {@code -Dquick} shortened the run: good for validation, not for conclusions
 * @param series the series of the run in the order they ran
 * @param capabilities what the run tells beyond the figures of its series; unmodifiable
 * @param clientHealth how well the load generator kept up; null until the end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunInfo(
        int schema,
        String simulation,
        Instant start,
        Instant end,
        SortedMap<String, String> settings,
        Target target,
        Target compareTarget,
        Environment environment,
        SortedMap<String, String> feeders,
        long seed,
        boolean quick,
        List<Series> series,
        Set<Capability> capabilities,
        ClientHealth clientHealth) {

    /** Version that this code writes. */
    public static final int SCHEMA = 1;

    /**
     * Length of the mark that {@code -DpromptVariation=unique} puts before each prompt, characters; {@link
     * Series#promptCharacters} does not count it.
     */
    public static final int UNIQUE_MARK_CHARACTERS = 11;

    /** Earlier versions wrote no capabilities; later ones may write some that are unknown here. */
    public RunInfo {
        settings = settings == null ? new TreeMap<>() : settings;
        feeders = feeders == null ? new TreeMap<>() : feeders;
        series = series == null ? List.of() : series;
        Set<Capability> known = EnumSet.noneOf(Capability.class);
        (capabilities == null ? Capability.ofUnnamed(simulation) : capabilities)
                .stream().filter(Objects::nonNull).forEach(known::add);
        capabilities = Collections.unmodifiableSet(known);
    }

    /**
     * Description of a run that has only rows or a log.
     *
     * @param capabilities null to derive them from the name of the simulation
     */
    public static RunInfo undescribed(String simulation, Instant start, Instant end, Set<Capability> capabilities) {
        return new RunInfo(
                SCHEMA,
                simulation,
                start,
                end,
                new TreeMap<>(),
                null,
                null,
                null,
                new TreeMap<>(),
                0,
                false,
                List.of(),
                capabilities,
                null);
    }

    /** Copy with another load generator and clock. */
    public RunInfo with(Environment other, Instant otherStart, Instant otherEnd) {
        return RunInfoBuilder.of(this)
                .environment(other)
                .start(otherStart)
                .end(otherEnd)
                .build();
    }

    /** Copy with other series. */
    public RunInfo withSeries(List<Series> others) {
        return RunInfoBuilder.of(this).series(others).build();
    }

    /** Copy completed at the end of the run. */
    public RunInfo ended(Instant at, ClientHealth health) {
        return RunInfoBuilder.of(this).end(at).clientHealth(health).build();
    }

    /**
     * @param baseUrl without credentials
     * @param dialect {@code openai}, {@code ollama} or {@code gateway}
     * @param product name that the server reports; null if it does not
     * @param version version that the server reports; null if it does not
     * @param mock true if the target was the mock server, whose figures are simulated
     * @param models models under test, in the order given
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Target(
            String baseUrl, String dialect, String product, String version, boolean mock, List<String> models) {
        public Target {
            models = models == null ? List.of() : models;
        }
    }

    /**
     * @param injector name of this load generator among several; empty if there is only one
     * @param cpus processors available to the JVM
     * @param gitCommit commit of the project in {@code user.dir}; null outside a checkout
     * @param serverClock offset from the server's clock before the load; null if it was not measured or the server
     *     reports no time
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Environment(
            String host,
            String injector,
            String os,
            int cpus,
            long maxHeapMb,
            String jvm,
            String gatling,
            String tool,
            String gitCommit,
            ClockOffset serverClock) {

        /** Copy with the offset from the server's clock. */
        public Environment with(ClockOffset offset) {
            return new Environment(host, injector, os, cpus, maxHeapMb, jvm, gatling, tool, gitCommit, offset);
        }
    }

    /**
     * Constants of a series; null where one does not apply.
     *
     * @param name the value of the column {@code series}
     * @param users concurrent users of a closed profile
     * @param ratePerS arrivals per second of an open profile
     * @param arrivals {@code constant} or {@code poisson} for an open profile
     * @param promptCharacters length of the prompt
     * @param promptTokens requested length of the prompt
     * @param outputTokens limit on the answer's length
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Series(
            String name,
            Integer users,
            Double ratePerS,
            String arrivals,
            Integer promptCharacters,
            Integer promptTokens,
            Integer outputTokens) {

        /** Closed profile: {@code users} at once, each waiting for its answer; null if their number varies. */
        public static Series closed(String name, Integer users) {
            return new Series(name, users, null, null, null, null, null);
        }

        /** Open profile: arrivals that do not wait for answers. */
        public static Series open(String name, double ratePerS, String arrivals) {
            return new Series(name, null, ratePerS, arrivals, null, null, null);
        }

        /** Copy with the length of the prompts, characters; null if it varies. */
        public Series prompts(Integer characters) {
            return new Series(name, users, ratePerS, arrivals, characters, promptTokens, outputTokens);
        }

        /** The same with prompts that were asked to be {@code tokens} long. */
        public Series promptsOfTokens(Integer tokens) {
            return new Series(name, users, ratePerS, arrivals, promptCharacters, tokens, outputTokens);
        }

        /** Copy with the limit on the answers' length, tokens; null if each prompt has its own. */
        public Series answers(Integer tokens) {
            return new Series(name, users, ratePerS, arrivals, promptCharacters, promptTokens, tokens);
        }

        /** Copy under another load; null where a kind of load does not apply. */
        public Series load(Integer otherUsers, Double otherRatePerS) {
            return new Series(name, otherUsers, otherRatePerS, arrivals, promptCharacters, promptTokens, outputTokens);
        }

        /** Copy under another name. */
        public Series named(String other) {
            return new Series(other, users, ratePerS, arrivals, promptCharacters, promptTokens, outputTokens);
        }
    }
}
