package inference.telemetry;

import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;
import java.util.function.Function;

/** Target of a run's metrics. Each instrument is created once and then takes values for any labels. */
interface Instruments {

    /**
     * Creates a histogram.
     *
     * @param bounds upper bounds of its buckets
     * @return function from label values to the recorder of measured values
     */
    Function<String[], DoubleConsumer> histogram(Instrument instrument, double[] bounds);

    /** Creates a counter, to which recorded values are added. */
    Function<String[], DoubleConsumer> counter(Instrument instrument);

    /** Creates a gauge, whose value is computed at each collection. */
    void gauge(Instrument instrument, DoubleSupplier value);
}
