package mock.fault;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import mock.answer.AnswerFormat;
import mock.answer.Frame;

/** Faults that break off an answer after a number of tokens ({@code after}, default 3). */
final class ConnectionFaults {

    static final Map<String, Function<FaultSpec, Fault>> ALL = Map.of(
            "fin", spec -> breakOff(spec, new Step.Close()),
            "rst", spec -> breakOff(spec, new Step.Reset()),
            "hang", spec -> breakOff(spec, new Step.Hang()),
            "truncate", spec -> breakOff(spec, new Step.End()));

    private ConnectionFaults() {}

    private static Fault breakOff(FaultSpec spec, Step ending) {
        int after = spec.integer("after", 3);
        return new Fault() {
            @Override
            public List<Step> apply(Frame frame, int tokens, AnswerFormat format) {
                boolean opening = frame.kind() == Frame.Kind.ROLE && after > 0;
                return opening || frame.isContent() && tokens < after ? List.of(new Step.Send(frame)) : List.of(ending);
            }
        };
    }
}
