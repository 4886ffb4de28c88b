package analysis.summary.samples;

import static analysis.fixtures.Generations.generation;
import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.SyntheticRun;
import analysis.summary.reading.Injectors;
import analysis.summary.reading.RunBuilder;
import analysis.summary.samples.Warning.Kind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import run.ClientHealth;
import run.Generation;
import run.Outcome;
import run.Resource;
import run.ResourceSample;
import run.RunInfo;
import run.RunInfoBuilder;

class WarningTest {

    private static final SyntheticRun SHAPE =
            new SyntheticRun(3).generationsPerSeries(700).gaps(2);

    private static List<Kind> kinds(RunInfo info, Generation... extra) {
        return warnings(List.of(info), extra).stream().map(Warning::kind).toList();
    }

    private static List<Warning> warnings(List<RunInfo> injectors, Generation... extra) {
        RunBuilder builder = new RunBuilder();
        injectors.forEach(builder::injector);
        SHAPE.generations().forEach(builder::add);
        Arrays.stream(extra).forEach(builder::add);
        return builder.build().warnings();
    }

    @Test
    void aCompleteHealthyRunHasNone() {
        assertThat(kinds(SHAPE.info())).isEmpty();
    }

    @Test
    void whatTheRunSaysOfItselfIsWarnedOf() {
        RunInfo info = SHAPE.info();
        assertThat(kinds(with(info, null, false, false, info.clientHealth()))).containsExactly(Kind.RUN_CUT);
        assertThat(kinds(with(info, info.end(), true, true, info.clientHealth())))
                .containsExactly(Kind.MOCK_TARGET, Kind.QUICK_RUN);
    }

    @Test
    void aClientAboveALimitWasTheBottleneckAndOneAtItWasNot() {
        assertThat(ofClient(lag(5.01), gc(1.0), cpu(80))).containsExactly(Kind.CLIENT_LAG);
        assertThat(ofClient(lag(5), gc(1.01), cpu(80))).containsExactly(Kind.CLIENT_GC);
        assertThat(ofClient(lag(5), gc(1.0), cpu(80.5))).containsExactly(Kind.CLIENT_CPU);
        assertThat(ofClient(lag(5), gc(1.0), cpu(80))).isEmpty();
        assertThat(ofClient(null, gc(null), null)).isEmpty();
        assertThat(ofClient(null, null, null)).isEmpty();
    }

    @Test
    void aLagNamesTheHypervisorWhereItTookProcessorTime() {
        assertThat(lagWarning(4.6))
                .endsWith("The hypervisor gave 4.6 % of this machine's processor time to other machines.");
        assertThat(lagWarning(0.4)).endsWith("limit 5.0 ms.");
        assertThat(lagWarning(null)).endsWith("limit 5.0 ms.");
    }

    private static String lagWarning(Double stealPct) {
        RunInfo info = SHAPE.info();
        ClientHealth health = new ClientHealth(lag(13), gc(0.0), new ClientHealth.Cpu(40, 100, stealPct), null);
        return warnings(List.of(with(info, info.end(), false, false, health))).stream()
                .filter(warning -> warning.kind() == Kind.CLIENT_LAG)
                .findFirst()
                .orElseThrow()
                .what();
    }

    private static List<Kind> ofClient(ClientHealth.Distribution lag, ClientHealth.Gc gc, ClientHealth.Cpu cpu) {
        RunInfo info = SHAPE.info();
        return kinds(with(info, info.end(), false, false, new ClientHealth(lag, gc, cpu, null)));
    }

    private static ClientHealth.Distribution lag(double p99Ms) {
        return new ClientHealth.Distribution(10, 1, p99Ms, 30);
    }

    private static ClientHealth.Gc gc(Double timePct) {
        return new ClientHealth.Gc(40, 900, 88, timePct);
    }

    private static ClientHealth.Cpu cpu(double meanPct) {
        return new ClientHealth.Cpu(meanPct, 100, null);
    }

    /** The end of the run, up to which a last gap would reach, is not known. */
    @Test
    void aKilledRunWithResourcesHasNoGapAtItsEnd() {
        RunBuilder builder = new RunBuilder().injector(with(SHAPE.info(), null, false, false, null));
        SHAPE.generations().forEach(builder::add);
        for (int second = 0; second < 10; second++) {
            Instant time = SHAPE.info().start().plusSeconds(second);
            builder.add(new ResourceSample(time, "metrics", Resource.MEMORY_BYTES, 1, "raw", ""));
        }

        assertThat(builder.build().warnings()).extracting(Warning::kind).containsExactly(Kind.RUN_CUT);
    }

    @Test
    void whatTheRowsShowIsWarnedOf() {
        assertThat(kinds(
                        SHAPE.info(),
                        generation(g -> g.cell("llama3.2:3b", "Long").estimated())))
                .containsExactly(Kind.ESTIMATED_TOKENS);
        assertThat(kinds(
                        SHAPE.info(),
                        generation(g -> g.cell("llama3.2:3b", "Long").failed(Outcome.http(500), "boom"))))
                .containsExactly(Kind.ERRORS);
        assertThat(kinds(
                        SHAPE.info(),
                        generation(g -> g.cell("llama3.2:3b", "Long").scheduledDelayMs(10.5))))
                .containsExactly(Kind.LATE_ARRIVALS);
        assertThat(kinds(SHAPE.info(), generation(g -> g.cell("llama3.2:3b", "Rare"))))
                .containsExactly(Kind.FEW_SAMPLES);
    }

    @Test
    void moreThanOneConnectionInAHundredGenerationsIsWarnedOf() {
        assertThat(kinds(SHAPE.info(), opened(100, 1))).isEmpty();
        assertThat(warnings(List.of(SHAPE.info()), opened(100, 2)))
                .singleElement()
                .extracting(Warning::text)
                .asString()
                .startsWith("More than 1 % of the generations opened a connection in 1 of 4 series: up to 2 %"
                        + " (llama3.2:3b, Long), 12.50 ms each.");
    }

    /** Keep-alive cannot save the first connection of a user, however few generations follow. */
    @Test
    void theFirstConnectionOfEachUserIsNotWarnedOf() {
        RunInfo threeUsers = SHAPE.info().withSeries(List.of(RunInfo.Series.closed("Long", 3)));

        assertThat(kinds(threeUsers, opened(100, 3))).isEmpty();
        assertThat(kinds(threeUsers, opened(100, 4))).containsExactly(Kind.CONNECTIONS_OPENED);
    }

    private static Generation[] opened(int generations, int withSetUp) {
        return IntStream.range(0, generations)
                .mapToObj(i -> generation(g -> {
                    g.cell("llama3.2:3b", "Long");
                    if (i < withSetUp) {
                        g.setUp(2.5, 10, 90);
                    } else {
                        g.reused(0.25, 90);
                    }
                }))
                .toArray(Generation[]::new);
    }

    @Test
    void theNumbersAreInTheText() {
        assertThat(warnings(List.of(SHAPE.info()), generation(g -> g.cell("llama3.2:3b", "Rare"))))
                .singleElement()
                .extracting(Warning::text)
                .asString()
                .startsWith("1 of 5 series has fewer than the 662 successes that p99 needs.")
                .contains("The smallest has 1 (llama3.2:3b, Rare): too few even for p90, which needs 64.");
    }

    @Test
    void injectorsOfOneLoadAreLikeAndRunTogether() {
        List<String> models = List.of("m");
        RunInfo a = SyntheticRun.info("a", models, List.of("users=1"));
        RunInfo b = SyntheticRun.info("b", models, List.of("users=1"));
        RunInfo other = SyntheticRun.info("c", models, List.of("users=2"));
        RunInfo late = shifted(b, 3600);

        assertThat(warnings(List.of(a, b))).isEmpty();
        assertThat(warnings(List.of(a, other)))
                .singleElement()
                .satisfies(warning -> assertThat(warning.kind()).isEqualTo(Kind.UNLIKE_INJECTORS))
                .extracting(Warning::what)
                .asString()
                .contains("'a' and 'c' in series");
        assertThat(warnings(List.of(a, late)))
                .singleElement()
                .satisfies(warning -> assertThat(warning.kind()).isEqualTo(Kind.CLOCK_SKEW))
                .extracting(Warning::what)
                .asString()
                .contains("'a' and 'b' did not run at the same time");
        assertThat(warnings(List.of(a, shifted(b, 50)))).isEmpty();
        assertThat(warnings(List.of(a, shifted(b, 150))))
                .singleElement()
                .extracting(Warning::what)
                .asString()
                .contains("overlapped for only 75 % of the shorter one's time");
    }

    @Test
    void usersAndArrivalsOfInjectorsAddUp() {
        RunInfo closed = SyntheticRun.info("a", List.of("m"), List.of("users=1"));
        RunInfo a = closed.withSeries(List.of(
                new RunInfo.Series("users=3", 3, null, null, 55, null, 100),
                new RunInfo.Series("rate=2", null, 2.5, "poisson", 55, null, 100)));

        assertThat(new Injectors(List.of(a, a)).combined().series())
                .containsExactly(
                        new RunInfo.Series("users=3", 6, null, null, 55, null, 100),
                        new RunInfo.Series("rate=2", null, 5.0, "poisson", 55, null, 100));
        assertThat(new Injectors(List.of(a)).combined().series()).isEqualTo(a.series());
    }

    @Test
    void injectorsCombineToTheirUnionAndTheWorstHealth() {
        RunInfo a = SyntheticRun.info("a", List.of("m"), List.of("users=1"));
        RunInfo b = shifted(
                with(
                        SyntheticRun.info("b", List.of("m"), List.of("users=1")),
                        a.end(),
                        false,
                        false,
                        new ClientHealth(new ClientHealth.Distribution(5, 0.05, 9, 12), null, null, null)),
                10);
        Injectors both = new Injectors(List.of(b, a));

        assertThat(both.sorted()).containsExactly(a, b);
        assertThat(both.combined().start()).isEqualTo(a.start());
        assertThat(both.combined().end()).isEqualTo(b.end());
        assertThat(both.combined().clientHealth().eventLoopLag())
                .isEqualTo(new ClientHealth.Distribution(1005, 0.1, 9, 12));
        assertThat(both.combined().clientHealth().gc())
                .isEqualTo(a.clientHealth().gc());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyKindSaysWhyItMattersAndWhatToTry(Kind kind) {
        assertThat(kind.id()).matches("[a-z_]+");
        assertThat(kind.why()).matches("[A-Z].*\\.");
        assertThat(kind.advice()).matches("[A-Z].*\\.");
        assertThat(new Warning(kind, "It happened.").text())
                .isEqualTo("It happened. " + kind.why() + " " + kind.advice());
    }

    @Test
    void everyKindHasATitleOfItsOwnWithAcronymsInCapitals() {
        List<String> titles = Arrays.stream(Kind.values()).map(Kind::title).toList();

        assertThat(titles)
                .doesNotHaveDuplicates()
                .allSatisfy(title -> assertThat(title).matches("[A-Z][A-Za-z]*([ -][A-Za-z]+)*"));
        assertThat(Kind.CLIENT_GC.title()).isEqualTo("Client GC");
        assertThat(Kind.INSECURE_TLS.title()).isEqualTo("Insecure TLS");
    }

    private static RunInfo shifted(RunInfo info, long seconds) {
        return RunInfoBuilder.of(info)
                .start(info.start().plusSeconds(seconds))
                .end(info.end().plusSeconds(seconds))
                .build();
    }

    private static RunInfo with(RunInfo info, Instant end, boolean mock, boolean quick, ClientHealth health) {
        RunInfo.Target target = info.target();
        return RunInfoBuilder.of(info)
                .end(end)
                .target(new RunInfo.Target(
                        target.baseUrl(), target.dialect(), target.product(), target.version(), mock, target.models()))
                .quick(quick)
                .clientHealth(health)
                .build();
    }
}
