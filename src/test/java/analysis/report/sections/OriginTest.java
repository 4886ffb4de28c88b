package analysis.report.sections;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.SyntheticRun;
import analysis.report.page.Block.Fact;
import analysis.report.page.Block.Facts;
import analysis.summary.RunSummary;
import analysis.summary.reading.RunBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import run.RunInfo;
import run.RunInfoBuilder;

class OriginTest {

    private static final SyntheticRun SHAPE = new SyntheticRun(3).generationsPerSeries(2);

    private static RunSummary run(String... injectors) {
        RunBuilder builder = new RunBuilder();
        Stream.of(injectors).forEach(name -> builder.injector(SyntheticRun.info(name, List.of("m"), List.of("s"))));
        SHAPE.generations().forEach(builder::add);
        return RunSummary.of(builder.build());
    }

    private static RunInfo mock(Map<String, String> settings) {
        RunInfo info = SHAPE.info();
        RunInfo.Target target = info.target();
        return RunInfoBuilder.of(info)
                .settings(new TreeMap<>(settings))
                .target(new RunInfo.Target(
                        "http://127.0.0.1:40797", target.dialect(), target.product(), target.version(), true, null))
                .build();
    }

    @Test
    void mockWithAnAddressInTheSettingsIsNotTheEmbeddedOne() {
        assertThat(Origin.server(mock(Map.of()))).contains("embedded mock server");
        assertThat(Origin.server(mock(Map.of("baseUrl", "http://mock:8080"))))
                .contains("mock server at http://mock:8080");
        assertThat(Origin.server(SHAPE.info())).contains(SHAPE.info().target().baseUrl());
    }

    @Test
    void allInjectorsAreNamed() {
        String host = SHAPE.info().environment().host();

        assertThat(Origin.injectors(run("a"))).contains("from " + host);
        assertThat(Origin.injectors(run("a", "b"))).contains("from 2 injectors on " + host);
        assertThat(injectors(run("a"))).containsExactly("Load generator: a");
        assertThat(injectors(run("b", "a"))).containsExactly("2 load generators: a, b");
    }

    private static List<String> injectors(RunSummary run) {
        return RunFacts.blocks(run).stream()
                .filter(Facts.class::isInstance)
                .map(Facts.class::cast)
                .flatMap(facts -> facts.facts().stream()
                        .filter(fact -> fact.name().equals("Injector"))
                        .map(Fact::value)
                        .map(value -> facts.caption() + ": " + value))
                .toList();
    }
}
