package inference.warmup;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * Heap space for a run's garbage. A JVM starts with a small heap (1/64 of the machine's memory), at most a third of it for the
 * young generation. The load would fill that every few seconds, and each collection delays every stream. HotSpot
 * enlarges the heap if too little of it is free after a full collection. So it is told to keep nearly all of it free, and
 * immediately reserves what {@code -Xmx} allows. Untouched pages use no memory.
 */
public final class HeapRoom {

    /** HotSpot options for the free share of the heap, %, which can be set in a running JVM (JDK 17 to 25). */
    private static final String MOST_FREE = "MaxHeapFreeRatio";

    private static final String LEAST_FREE = "MinHeapFreeRatio";

    private HeapRoom() {}

    /** Collects the garbage of the start and enlarges the heap; without HotSpot's options it only collects. */
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
