package inference.gatling.load;

import inference.settings.Injector;
import inference.workload.Trace;
import inference.workload.TraceRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Reader of a trace that stays ahead of the latest request taken, on its own thread, so that no event loop waits for the disk.
 * Requests of other injectors are skipped. Thread-safe.
 */
final class TraceAhead {

    private static final int AHEAD = 1024;

    private final Trace trace;
    private final Injector injector;
    private final Map<Long, CompletableFuture<TraceRequest>> kept = new HashMap<>();
    private long latest = -1;
    private RuntimeException failure;
    private boolean begun;

    TraceAhead(Trace trace, Injector injector) {
        this.trace = trace;
        this.injector = injector;
    }

    /** Starts reading, if it has not started. */
    synchronized void begin() {
        if (!begun) {
            begun = true;
            Thread reader = new Thread(this::read, "trace");
            reader.setDaemon(true);
            reader.start();
        }
    }

    /** Request with this number, which must be this injector's; usually complete already. Take each number once. */
    synchronized CompletableFuture<TraceRequest> take(long number) {
        begin();
        latest = Math.max(latest, number);
        notifyAll();
        CompletableFuture<TraceRequest> request = kept.get(number);
        if (request == null) {
            request = new CompletableFuture<>();
            kept.put(number, request);
            if (failure != null) {
                request.completeExceptionally(failure);
            }
        } else if (request.isDone()) {
            kept.remove(number);
        }
        return request;
    }

    /** Number of requests that were read but not taken. */
    synchronized long kept() {
        return kept.values().stream().filter(CompletableFuture::isDone).count();
    }

    private void read() {
        try (Trace.Requests requests = trace.requests()) {
            for (long number = 0; number < trace.size(); number++) {
                awaitNeed(number);
                TraceRequest next = requests.next();
                if (next == null) {
                    throw new IllegalStateException("the trace became shorter while it was replayed");
                }
                if (injector.hasNumber(number)) {
                    provide(number, next);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) { // the file has changed, or cannot be read any more
            fail(e);
        }
    }

    private synchronized void awaitNeed(long number) throws InterruptedException {
        while (number > latest + AHEAD) {
            wait();
        }
    }

    private void provide(long number, TraceRequest request) {
        CompletableFuture<TraceRequest> asked;
        synchronized (this) {
            asked = kept.remove(number);
            if (asked == null) {
                kept.put(number, CompletableFuture.completedFuture(request));
                return;
            }
        }
        asked.complete(request); // without the lock: it builds the prompt, and event loops would wait for that
    }

    private synchronized void fail(RuntimeException e) {
        failure = e;
        kept.values().forEach(request -> request.completeExceptionally(e));
    }
}
