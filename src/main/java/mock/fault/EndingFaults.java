package mock.fault;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import mock.answer.Frame;

/** Faults of the end of an answer. */
final class EndingFaults {

    static final List<FaultKind> ALL = List.of(
            FaultKind.of("error", EndingFaults::error, "after", "done", "event"),
            FaultKind.of("no-finish", s -> noFinish()),
            FaultKind.of("duplicate-finish", s -> duplicateFinish()),
            FaultKind.of("data-after-done", s -> dataAfterDone()));

    private static final String MESSAGE = "mock fault: the model runner has died";

    private EndingFaults() {}

    private static Fault error(FaultSpec spec) {
        int after = spec.count("after", 3);
        boolean done = Boolean.parseBoolean(spec.text("done", "false"));
        boolean event = Boolean.parseBoolean(spec.text("event", "false"));
        return Fault.ofEvents((frame, tokens, format) -> {
            boolean opening = frame.kind() == Frame.Kind.ROLE && after > 0;
            if (opening || frame.isContent() && tokens < after) {
                return List.of(new Step.Send(frame));
            }
            boolean sse = format.framing().isSse();
            List<Step> steps = new ArrayList<>();
            if (event && sse) {
                steps.add(new Step.Raw("event: error\n".getBytes(StandardCharsets.US_ASCII)));
            }
            steps.add(new Step.Send(format.error(MESSAGE)));
            if (done && sse) {
                steps.add(new Step.Send(Frame.of(Frame.Kind.DONE, "[DONE]")));
            }
            steps.add(new Step.End());
            return steps;
        });
    }

    private static Fault noFinish() {
        return Fault.ofEvents((frame, tokens, format) -> {
            if (frame.kind() != Frame.Kind.FINISH) {
                return List.of(new Step.Send(frame));
            }
            // Ollama's last line is both the end mark and the carrier of the reason.
            String without = frame.text().replaceFirst("\"done_reason\":\"\\w+\",", "");
            return format.framing().isSse() ? List.of() : List.of(new Step.Send(Frame.of(frame.kind(), without)));
        });
    }

    private static Fault duplicateFinish() {
        return Fault.ofEvents((frame, tokens, format) -> {
            Step send = new Step.Send(frame);
            return frame.kind() == Frame.Kind.FINISH ? List.of(send, send) : List.of(send);
        });
    }

    private static Fault dataAfterDone() {
        return Fault.ofEvents((frame, tokens, format) -> {
            boolean end =
                    frame.kind() == Frame.Kind.DONE || frame.kind() == Frame.Kind.FINISH && format.endsWithFinish();
            Step send = new Step.Send(frame);
            Step more = new Step.Send(format.content(0, " late".getBytes(StandardCharsets.US_ASCII)));
            return end ? List.of(send, more) : List.of(send);
        });
    }
}
