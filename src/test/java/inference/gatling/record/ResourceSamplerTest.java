package inference.gatling.record;

import static org.assertj.core.api.Assertions.assertThat;

import inference.resource.ResourceSource;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import run.Resource;
import run.ResourceSample;

class ResourceSamplerTest {

    private final List<ResourceSample> samples = Collections.synchronizedList(new ArrayList<>());
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    /** Fails while it is told to. */
    private static final class Source implements ResourceSource {
        private boolean failing;

        @Override
        public String name() {
            return "metrics";
        }

        @Override
        public List<Reading> read() throws IOException {
            if (failing) {
                throw new IOException("no answer");
            }
            return List.of(new Reading(Resource.MEMORY_BYTES, 7, "rss"));
        }
    }

    private ResourceSampler sampler(ResourceSource... sources) {
        return new ResourceSampler(
                List.of(sources), Duration.ofDays(1), new RunClock(), "east", samples::add, told::add);
    }

    @Test
    void whoAsksForASampleIsToldWhenItIsTaken() throws Exception {
        ResourceSampler sampler = sampler(new Source());

        sampler.sampleSoon().get();
        assertThat(samples).hasSize(1);
        sampler.stop();
        assertThat(sampler.sampleSoon().isDone()).isTrue();
        assertThat(samples).hasSize(2);
    }

    @Test
    void aSourceThatFailsIsToldOnceAndAskedAgain() {
        Source source = new Source();
        ResourceSampler sampler = sampler(source);
        sampler.sample();
        source.failing = true;
        sampler.sample();
        sampler.sample();
        source.failing = false;
        sampler.sample();

        assertThat(samples).hasSize(2);
        assertThat(told)
                .containsExactly(
                        "Resources from metrics cannot be read: no answer. The run continues; resources.csv has a"
                                + " gap.",
                        "Resources from metrics can be read again.");
    }

    @Test
    void oneSourceDoesNotLoseTheOthers() {
        Source failing = new Source();
        failing.failing = true;
        sampler(failing, new Source()).sample();

        assertThat(samples).hasSize(1);
        assertThat(samples.get(0).injector()).isEqualTo("east");
        assertThat(samples.get(0).rawName()).isEqualTo("rss");
    }

    @Test
    void samplesAtTheStartAndOnceMoreAtTheEnd() {
        ResourceSampler sampler = sampler(new Source());
        sampler.start();
        sampler.stop();

        assertThat(samples).hasSize(2);
    }
}
