package inference.gatling.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.local.LocalIoHandler;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import run.ClientHealth;

/** What the load generator says of itself when it could not keep up. Bounds are those that a busy machine cannot break. */
class ClientHealthMonitorTest {

    private static final int STALL_MS = 300;

    private final EventLoopGroup loops = loops(1);
    private final ClientHealthMonitor monitor = new ClientHealthMonitor();

    @AfterEach
    void stop() {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    /** Of the ticks of a second and more, one was late; but a third of the time was lost. */
    @Test
    void aStallCountsForAsLongAsItLasted() throws Exception {
        monitor.start(loops);
        Thread.sleep(700);
        stall();
        Thread.sleep(50);
        ClientHealth health = monitor.stop();

        assertThat(health.eventLoopLag().maxMs()).isGreaterThan(STALL_MS - 20);
        assertThat(health.eventLoopLag().p99Ms()).isGreaterThan(STALL_MS / 2.0);
        assertThat(health.lagged()).isTrue();
    }

    private static EventLoopGroup loops(int count) {
        return new MultiThreadIoEventLoopGroup(count, LocalIoHandler.newFactory());
    }

    @Test
    void everyLoopIsWatched() throws Exception {
        EventLoopGroup two = loops(2);
        monitor.start(two);
        Thread.sleep(200);
        ClientHealth health = monitor.stop();
        two.shutdownGracefully(0, 1, TimeUnit.SECONDS);

        assertThat(health.eventLoopLag().count()).isGreaterThan(4);
    }

    @Test
    @Timeout(60)
    void pausesOfTheCollectorAreAShareOfTheTime() throws Exception {
        monitor.start(loops);
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        while (monitor.collections() < 3) { // the JVM tells of a collection some time after it
            Thread.sleep(10);
        }
        ClientHealth.Gc gc = monitor.stop().gc();

        assertThat(gc.count()).isGreaterThanOrEqualTo(3);
        assertThat(gc.totalMs()).isGreaterThanOrEqualTo(gc.maxPauseMs());
        assertThat(gc.timePct()).isBetween(0.0, 100.0);
        assertThat(gc.timePct() > 0).isEqualTo(gc.totalMs() > 0);
    }

    @Test
    void lateArrivalsAreThereOnlyWhereThereWereArrivals() {
        monitor.start(loops);
        assertThat(monitor.stop().scheduleDelay()).isNull();

        ClientHealthMonitor open = new ClientHealthMonitor();
        open.start(loops);
        open.lateArrival(12.5);
        ClientHealth.Distribution delay = open.stop().scheduleDelay();
        assertThat(delay.count()).isEqualTo(1);
        assertThat(delay.p99Ms()).isBetween(12.4, 12.6);
    }

    private void stall() throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        loops.execute(() -> {
            try {
                Thread.sleep(STALL_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            over.countDown();
        });
        over.await();
    }
}
