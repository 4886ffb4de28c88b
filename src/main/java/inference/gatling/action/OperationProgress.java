package inference.gatling.action;

import inference.lifecycle.PullFormat;
import inference.progress.Position;
import inference.progress.Position.Unit;
import inference.progress.Task;
import inference.stream.Delta;
import inference.stream.EventReader;
import inference.stream.ProtocolException;
import inference.stream.ResponseFormat;
import inference.stream.StreamEvent;
import java.time.Duration;
import java.util.Optional;

/** Progress of an operation on a model: transferred bytes of a pull, elapsed time of any other. */
final class OperationProgress implements Task {

    private final String name;
    private final long startNs = System.nanoTime();
    private volatile long completedBytes;
    private volatile long totalBytes;

    OperationProgress(String name) {
        this.name = name;
    }

    @Override
    public Optional<Position> position(long nowNs) {
        return Optional.of(new Position(
                name, Unit.BYTES, completedBytes, totalBytes, Duration.ofNanos(nowNs - startNs), Duration.ZERO));
    }

    /** Format that reads like {@code pull} and updates this progress after each line. */
    ResponseFormat watching(PullFormat pull) {
        return new ResponseFormat() {
            @Override
            public EventReader reader(String contentType) throws ProtocolException {
                return pull.reader(contentType);
            }

            @Override
            public Delta parse(StreamEvent event) throws ProtocolException {
                Delta delta = pull.parse(event);
                completedBytes = pull.completedBytes();
                totalBytes = pull.totalBytes();
                return delta;
            }
        };
    }
}
