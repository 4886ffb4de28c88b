package mock.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.DefaultEventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mock.engine.Engine.Tuning;
import mock.engine.PacedAnswer.Work;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the model schedules, not what the clock makes of it: all figures but order come from the schedule. */
class EngineTest {

    private static final ModelSpec SPEC =
            new ModelSpec("m", "latest", "llama", "1B", "F16", 1000, 4096, 10_000, 100, 0.5, 1, 0.02, 0.01);

    private final DefaultEventLoop loop = new DefaultEventLoop();
    private final PreciseScheduler scheduler = new PreciseScheduler(loop);

    @AfterEach
    void stop() {
        scheduler.close();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    @Test
    void aStreamAloneDecodesAtTheModelsRateAfterItsPrefill() throws InterruptedException {
        PacedAnswer only = run(tuning(1, 1, 1, 1), new Work(100, 0, 5)).get(0);

        assertThat(only.prefillNs()).isEqualTo(10_000_000);
        assertThat(only.decodeNs()).isEqualTo(4 * 10_000_000);
    }

    @Test
    void slowdownsCachesAndTimeScaleChangeWhatTheySay() throws InterruptedException {
        PacedAnswer slow = run(tuning(1, 2, 1.3, 1.5), new Work(100, 60, 5)).get(0);

        assertThat(slow.prefillNs()).isEqualTo(3_000_000);
        assertThat(slow.decodeNs()).isEqualTo(4 * 6_500_000);
    }

    @Test
    void aBatchOfTwoDecodesSlowerThanOneAlone() throws InterruptedException {
        List<PacedAnswer> both = run(tuning(2, 1, 1, 1), new Work(1, 0, 10), new Work(1, 0, 10));

        // 15 ms a step together, 10 ms alone: the first step of the first and the last of the second may be alone.
        assertThat(both.get(0).decodeNs()).isBetween(8 * 15_000_000L + 10_000_000, 9 * 15_000_000L);
        assertThat(both.get(1).decodeNs()).isBetween(8 * 15_000_000L + 10_000_000, 9 * 15_000_000L);
    }

    @Test
    void whoFindsNoSlotWaitsForOne() throws InterruptedException {
        List<PacedAnswer> both = run(tuning(1, 1, 1, 1), new Work(10, 0, 3), new Work(10, 0, 3));

        assertThat(both.get(1).prefillStartNs).isGreaterThanOrEqualTo(both.get(0).dueNs);
    }

    @Test
    void promptsAreReadOneAfterAnother() throws InterruptedException {
        List<PacedAnswer> both = run(tuning(2, 1, 1, 1), new Work(200, 0, 1), new Work(200, 0, 1));

        assertThat(both.get(1).prefillStartNs).isEqualTo(both.get(0).prefillEndNs);
    }

    @Test
    void theSameSeedScattersTheSameWay() throws InterruptedException {
        Tuning scattered = new Tuning(1, 10, 1, 1, 1, 0.2, 7);

        long first = run(scattered, new Work(50, 0, 6)).get(0).decodeNs();
        long again = run(scattered, new Work(50, 0, 6)).get(0).decodeNs();

        assertThat(again).isEqualTo(first).isNotEqualTo(5 * 10_000_000L);
    }

    private static Tuning tuning(int slots, double timeScale, double decode, double prefill) {
        return new Tuning(slots, 10, timeScale, decode, prefill, 0, 1);
    }

    private List<PacedAnswer> run(Tuning tuning, Work... works) throws InterruptedException {
        List<PacedAnswer> generations = new ArrayList<>();
        CountDownLatch finished = new CountDownLatch(works.length);
        loop.execute(() -> {
            Engine engine = new Engine(tuning, List.of(SPEC), true, scheduler);
            for (Work work : works) {
                PacedAnswer generation = engine.prepare(engine.model("m").orElseThrow(), work, counting(finished));
                generations.add(generation);
                engine.submit(generation);
            }
        });
        assertThat(finished.await(30, TimeUnit.SECONDS)).isTrue();
        return generations;
    }

    private static GenerationListener counting(CountDownLatch finished) {
        return new GenerationListener() {
            @Override
            public void started() {}

            @Override
            public void token(int index, long dueNs) {}

            @Override
            public void finished() {
                finished.countDown();
            }
        };
    }
}
