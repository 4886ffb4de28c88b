package inference.gatling.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.DefaultEventLoop;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bounds are those that a busy machine cannot break. */
class LoopLagTest {

    private static final int STALL_MS = 200;

    private final DefaultEventLoop loop = new DefaultEventLoop();

    @AfterEach
    void stop() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    @Test
    void bytesReadAfterAStallHaveWaitedForIt() throws Exception {
        LoopLag.watch(loop);

        OptionalDouble lagMs = loop.submit(LoopLagTest::afterStallMs).get();

        assertThat(lagMs.orElseThrow()).isGreaterThan(STALL_MS - 20);
    }

    @Test
    void aLoopThatIsNotWatchedSaysNothing() throws Exception {
        assertThat(loop.submit(LoopLagTest::nowMs).get()).isEmpty();

        LoopLag lag = LoopLag.watch(loop);
        assertThat(loop.submit(LoopLagTest::nowMs).get()).isPresent();

        lag.stop();
        while (loop.submit(LoopLagTest::nowMs).get().isPresent()) {
            Thread.sleep(1);
        }
    }

    private static OptionalDouble nowMs() {
        return LoopLag.currentMs(System.nanoTime());
    }

    private static OptionalDouble afterStallMs() throws InterruptedException {
        Thread.sleep(STALL_MS);
        return nowMs();
    }
}
