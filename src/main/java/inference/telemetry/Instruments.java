package inference.telemetry;

import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;
import java.util.function.Function;

/** Where the metrics of a run go. Each is asked for once; then it takes values for whatever its labels are. */
interface Instruments {

    /**
     * A distribution.
     *
     * @param bounds of its buckets
     * @return from the values of its labels to what takes a measured value
     */
    Function<String[], DoubleConsumer> histogram(Instrument instrument, double[] bounds);

    /** Something that is counted; what is taken is added. */
    Function<String[], DoubleConsumer> counter(Instrument instrument);

    /** A value that is asked for when somebody looks. */
    void gauge(Instrument instrument, DoubleSupplier value);
}
