package mock.fault;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import mock.answer.AnswerFormat;
import mock.answer.Frame;

/** Faults of how an answer ends. */
final class EndingFaults {

    static final List<FaultKind> ALL = List.of(
            FaultKind.of(
                    "error",
                    Set.of("after", "done", "event"),
                    "an error object in the stream after some tokens; done=true: then the end mark, event=true: as event: error",
                    EndingFaults::error),
            FaultKind.of("no-finish", Set.of(), "the end mark without a finish reason", s -> noFinish()),
            FaultKind.of("duplicate-finish", Set.of(), "the finish reason twice", s -> duplicateFinish()),
            FaultKind.of(
                    "data-after-done", Set.of(), "one more event with text after the end mark", s -> dataAfterDone()));

    private static final String MESSAGE = "mock fault: the model runner has died";

    private EndingFaults() {}

    private static Fault error(FaultSpec spec) {
        int after = spec.count("after", 3);
        boolean done = Boolean.parseBoolean(spec.text("done", "false"));
        boolean event = Boolean.parseBoolean(spec.text("event", "false"));
        return new Fault() {
            @Override
            public List<Step> apply(Frame frame, int tokens, AnswerFormat format) {
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
            }
        };
    }

    private static Fault noFinish() {
        return new Fault() {
            @Override
            public List<Step> apply(Frame frame, int tokens, AnswerFormat format) {
                if (frame.kind() != Frame.Kind.FINISH) {
                    return List.of(new Step.Send(frame));
                }
                // Ollama's last line is its end mark and carries the reason.
                String without = frame.text().replaceFirst("\"done_reason\":\"\\w+\",", "");
                return format.framing().isSse() ? List.of() : List.of(new Step.Send(Frame.of(frame.kind(), without)));
            }
        };
    }

    private static Fault duplicateFinish() {
        return new Fault() {
            @Override
            public List<Step> apply(Frame frame, int tokens, AnswerFormat format) {
                Step send = new Step.Send(frame);
                return frame.kind() == Frame.Kind.FINISH ? List.of(send, send) : List.of(send);
            }
        };
    }

    private static Fault dataAfterDone() {
        return new Fault() {
            @Override
            public List<Step> apply(Frame frame, int tokens, AnswerFormat format) {
                boolean end =
                        frame.kind() == Frame.Kind.DONE || frame.kind() == Frame.Kind.FINISH && format.endsWithFinish();
                Step send = new Step.Send(frame);
                Step more = new Step.Send(format.content(0, " late".getBytes(StandardCharsets.US_ASCII)));
                return end ? List.of(send, more) : List.of(send);
            }
        };
    }
}
