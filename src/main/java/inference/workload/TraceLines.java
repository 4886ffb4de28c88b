package inference.workload;

import java.io.Closeable;
import java.io.IOException;

/** Requests of a trace file, in file order; each file format has its own implementation. */
interface TraceLines extends Closeable {

    /**
     * Next request; null at the end.
     *
     * @throws inference.settings.SettingsException if a line is invalid; names the file and the line
     */
    TraceRequest next() throws IOException;

    /** Line of the request that {@link #next()} returned last, from 1. */
    long line();
}
