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
 * Description of a run: simulation, target and load generator: {@code run.json}, the fingerprint of a run. Written when the load starts and
 * again, complete, when it ends. Unknown values are null and left out of the file.
 *
 * @param schema version of this format: {@link #SCHEMA}
 * @param simulation simple name of the simulation class
 * @param start when the run began
 * @param end when it ended; null while it runs or if it was cut
 * @param settings every setting in effect, as text; secrets are masked
 * @param target the server under test
 * @param compareTarget the server it is compared with in an A/B run, see {@link Side}; null in others
 * @param environment the load generator
 * @param feeders file name to SHA-256 (hex) of every feeder the run read
 * @param seed of everything random in the run
 * @param quick true if the run was shortened by {@code -Dquick}: good for validation, not for conclusions
 * @param series the series of the run in the order they ran
 * @param capabilities what the run can tell beyond the figures of its series; unmodifiable
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

    /** The version this code writes. */
    public static final int SCHEMA = 1;

    /** Characters that {@code -DpromptVariation=unique} puts before each prompt; those of a series do not count them. */
    public static final int UNIQUE_MARK_CHARACTERS = 11;

    /** Runs of earlier versions do not name their capabilities; those of later ones may have some that are unknown here. */
    public RunInfo {
        Set<Capability> known = EnumSet.noneOf(Capability.class);
        (capabilities == null ? Capability.ofUnnamed(simulation) : capabilities)
                .stream().filter(Objects::nonNull).forEach(known::add);
        capabilities = Collections.unmodifiableSet(known);
    }

    /**
     * What is known of a run that only its rows or its log describe.
     *
     * @param capabilities null: those that runs of {@code simulation} had before they named them
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

    /** The same against another server. */
    public RunInfo withTarget(Target other) {
        return RunInfoBuilder.of(this).target(other).build();
    }

    /** The same of another load generator, or by another clock. */
    public RunInfo with(Environment other, Instant otherStart, Instant otherEnd) {
        return RunInfoBuilder.of(this)
                .environment(other)
                .start(otherStart)
                .end(otherEnd)
                .build();
    }

    /** The same with other series. */
    public RunInfo withSeries(List<Series> others) {
        return RunInfoBuilder.of(this).series(others).build();
    }

    /** The same when it has ended. */
    public RunInfo ended(Instant at, ClientHealth health) {
        return RunInfoBuilder.of(this).end(at).clientHealth(health).build();
    }

    /**
     * @param baseUrl without credentials
     * @param dialect {@code openai}, {@code ollama} or {@code gateway}
     * @param product the server's name as it reports it; null if it does not
     * @param version the server's version as it reports it; null if it does not
     * @param mock true if the target was the mock server: its figures are of a model of a server, not of one
     * @param models models under test, in the order given
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Target(
            String baseUrl, String dialect, String product, String version, boolean mock, List<String> models) {}

    /**
     * @param injector name of this load generator among several; empty if there is one
     * @param cpus processors the JVM may use
     * @param gitCommit of the project under {@code user.dir}; null outside a checkout
     * @param serverClock how this machine's clock and the server's differed before the load; null if it was not asked, or
     *     if the server does not tell the time
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

        /** Where the server's clock is not known. */
        public Environment(
                String host,
                String injector,
                String os,
                int cpus,
                long maxHeapMb,
                String jvm,
                String gatling,
                String tool,
                String gitCommit) {
            this(host, injector, os, cpus, maxHeapMb, jvm, gatling, tool, gitCommit, null);
        }

        /** The same with what is known of the server's clock. */
        public Environment with(ClockOffset offset) {
            return new Environment(host, injector, os, cpus, maxHeapMb, jvm, gatling, tool, gitCommit, offset);
        }
    }

    /**
     * What a series held constant. Null: does not apply.
     *
     * @param name the value of the column {@code series}
     * @param users concurrent users of a closed profile
     * @param ratePerS arrivals per second of an open profile
     * @param arrivals {@code constant} or {@code poisson} for an open profile
     * @param promptCharacters length of the prompt
     * @param promptTokens length of the prompt asked for
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

        /** A closed profile: {@code users} at once, each waiting for its answer; null if their number varies. */
        public static Series closed(String name, Integer users) {
            return new Series(name, users, null, null, null, null, null);
        }

        /** An open profile: arrivals that do not wait. */
        public static Series open(String name, double ratePerS, String arrivals) {
            return new Series(name, null, ratePerS, arrivals, null, null, null);
        }

        /** The same with prompts of {@code characters}; null if they vary. */
        public Series prompts(Integer characters) {
            return new Series(name, users, ratePerS, arrivals, characters, promptTokens, outputTokens);
        }

        /** The same with prompts that were asked to be {@code tokens} long. */
        public Series promptsOfTokens(Integer tokens) {
            return new Series(name, users, ratePerS, arrivals, promptCharacters, tokens, outputTokens);
        }

        /** The same with answers of at most {@code tokens}; null if each prompt has a limit of its own. */
        public Series answers(Integer tokens) {
            return new Series(name, users, ratePerS, arrivals, promptCharacters, promptTokens, tokens);
        }

        /** The same under another load; null: does not apply. */
        public Series load(Integer otherUsers, Double otherRatePerS) {
            return new Series(name, otherUsers, otherRatePerS, arrivals, promptCharacters, promptTokens, outputTokens);
        }

        /** The same under another name. */
        public Series named(String other) {
            return new Series(other, users, ratePerS, arrivals, promptCharacters, promptTokens, outputTokens);
        }
    }
}
