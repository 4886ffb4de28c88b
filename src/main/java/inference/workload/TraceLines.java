package inference.workload;

import java.io.Closeable;
import java.io.IOException;

/** The requests of a trace file, in its order; one class for each kind of file. */
interface TraceLines extends Closeable {

    /**
     * The next request; null at the end.
     *
     * @throws inference.settings.SettingsException if a line cannot be used; names the file and the line
     */
    TraceRequest next() throws IOException;

    /** Line of the request that {@link #next()} gave last, from 1. */
    long line();
}
