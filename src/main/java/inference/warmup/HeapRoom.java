package inference.warmup;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * Room in the heap for a run's garbage. A JVM begins with a small heap (a 64th of the machine's memory) and its young
 * generation is a third of that at most, so that the load would fill it every few seconds; each time it does, every stream
 * waits while what the connections hold is copied. HotSpot makes a heap larger when too little of it is free after a full collection:
 * asked to keep nearly all of it free, it takes what {@code -Xmx} allows at once. Pages nobody has written to cost no memory.
 */
public final class HeapRoom {

    /** Shares of the heap that are to be free, %: options that may be set in a running JVM (JDK 17 to 25). */
    private static final String MOST_FREE = "MaxHeapFreeRatio";

    private static final String LEAST_FREE = "MinHeapFreeRatio";

    private HeapRoom() {}

    /** Collects what is left of the start, and takes the room. Without HotSpot's options it only collects. */
    public static void make() {
        HotSpotDiagnosticMXBean options = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (options != null) {
            keepFree(options);
        }
        System.gc();
    }

    private static void keepFree(HotSpotDiagnosticMXBean options) {
        try {
            options.setVMOption(MOST_FREE, "100");
            options.setVMOption(LEAST_FREE, "99");
        } catch (IllegalArgumentException e) {
            return; // another JVM, or a collector that sizes its heap by itself
        }
    }
}
