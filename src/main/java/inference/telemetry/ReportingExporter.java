package inference.telemetry;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import java.net.ConnectException;
import java.net.URI;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Exporter that reports a failure once on the console, instead of a stack trace in the log each time. */
final class ReportingExporter implements MetricExporter {

    /** Held strongly: otherwise the logger may be garbage-collected and lose its level. */
    private static final Logger LOG_OF_THE_SDK = Logger.getLogger("io.opentelemetry");

    private final MetricExporter exporter;
    private final URI address;
    private final AtomicBoolean told = new AtomicBoolean();

    ReportingExporter(MetricExporter exporter, URI address) {
        this.exporter = exporter;
        this.address = address;
        LOG_OF_THE_SDK.setLevel(Level.OFF);
    }

    URI address() {
        return address;
    }

    @Override
    public CompletableResultCode export(Collection<MetricData> metrics) {
        CompletableResultCode result = exporter.export(metrics);
        return result.whenComplete(() -> {
            if (!result.isSuccess() && told.compareAndSet(false, true)) {
                System.err.println("Metrics cannot be sent to " + address + why(result.getFailureThrowable())
                        + ". The run continues; the tool tries again at the next interval.");
            }
        });
    }

    private static String why(Throwable failure) {
        Throwable root = failure;
        while (root != null && !(root instanceof ConnectException) && root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof ConnectException) { // Java's client gives it no message
            return " (nothing answers there)";
        }
        if (root == null) {
            return "";
        }
        return " (" + (root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage()) + ")";
    }

    @Override
    public AggregationTemporality getAggregationTemporality(InstrumentType type) {
        return exporter.getAggregationTemporality(type);
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }
}
