package inference.gatling.load;

import inference.settings.Injector;
import inference.workload.Trace;
import inference.workload.TraceRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Reads a trace on a thread of its own, some way ahead of the latest request that was asked for, so that no event loop ever waits
 * for a disk. The requests of other injectors are passed over.
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

    /** Begins to read, if it has not. */
    synchronized void begin() {
        if (!begun) {
            begun = true;
            Thread reader = new Thread(this::read, "trace");
            reader.setDaemon(true);
            reader.start();
        }
    }

    /** The request of this number, which is this injector's and is asked for once; complete as a rule. */
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

    /** Requests that were read and not taken yet. */
    synchronized long kept() {
        return kept.values().stream().filter(CompletableFuture::isDone).count();
    }

    private void read() {
        try (Trace.Requests requests = trace.requests()) {
            for (long number = 0; number < trace.size(); number++) {
                awaitNeed(number);
                TraceRequest next = requests.next();
                if (injector.hasNumber(number)) {
                    has(number, next);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) { // the file was changed, or cannot be read any more
            fail(e);
        }
    }

    private synchronized void awaitNeed(long number) throws InterruptedException {
        while (number > latest + AHEAD) {
            wait();
        }
    }

    private synchronized void has(long number, TraceRequest request) {
        CompletableFuture<TraceRequest> asked = kept.remove(number);
        if (asked == null) {
            kept.put(number, CompletableFuture.completedFuture(request));
        } else {
            asked.complete(request);
        }
    }

    private synchronized void fail(RuntimeException e) {
        failure = e;
        kept.values().forEach(request -> request.completeExceptionally(e));
    }
}
