package mock.fault;

import java.util.List;
import mock.answer.AnswerFormat;
import mock.answer.AnswerRequest;
import mock.answer.Frame;
import mock.answer.Vocabulary.Piece;

/** Faults of the contents of events: unusual, but valid. */
final class ContentFaults {

    /** Less than the unsent bytes at which {@code mock.http.Limits} drops a client. */
    private static final int MAX_LINE_BYTES = 16 << 20;

    static final List<FaultKind> ALL = List.of(
            FaultKind.of("tokens-per-chunk", ContentFaults::tokensPerChunk, "n"),
            FaultKind.of("choices", ContentFaults::choices, "n"),
            FaultKind.of("empty", s -> onContent((i, f) -> f.content(0, new byte[0]))),
            FaultKind.of("long-line", ContentFaults::longLine, "bytes", "at"),
            FaultKind.of("awkward", s -> awkward()),
            FaultKind.of("reasoning", ContentFaults::reasoning, "tokens", "field"),
            FaultKind.of("tool-call", s -> toolCall()),
            FaultKind.of("usage-every", s -> usageEvery()));

    private static final List<String> AWKWARD = List.of(
            " \"quoted\\\"",
            " \n\r\t\u0001",
            " é",
            " 東京",
            " \uD83D\uDE80",
            " e\u0301",
            " \u2028\u2029",
            " </script>&",
            " \u0000",
            " data: {\"x\":1}\n\ndata: [DONE]\n\n",
            " \uFEFF",
            " 👩‍👩‍👧");

    private ContentFaults() {}

    private interface Replacement {
        Frame at(int token, AnswerFormat format);
    }

    /** A fault that replaces every event with tokens. */
    private static Fault onContent(Replacement replacement) {
        return Fault.ofEvents((frame, tokens, format) -> {
            Frame own = frame.isContent() ? replacement.at(tokens, format) : null;
            return List.of(new Step.Send(own == null ? frame : own));
        });
    }

    private static Fault tokensPerChunk(FaultSpec spec) {
        int n = Math.max(1, spec.count("n", 20));
        return new Fault() {
            @Override
            public int tokensPerChunk(int configured) {
                return n;
            }
        };
    }

    private static Fault choices(FaultSpec spec) {
        int n = Math.min(16, Math.max(1, spec.count("n", 2)));
        return new Fault() {
            @Override
            public AnswerRequest request(AnswerRequest request) {
                return request.with(request.maxTokens(), n);
            }
        };
    }

    private static Fault longLine(FaultSpec spec) {
        int bytes = Math.min(MAX_LINE_BYTES, Math.max(1, spec.count("bytes", 65_536)));
        int at = spec.count("at", 1);
        return onContent((token, format) ->
                token == at ? format.content(0, Piece.of("x".repeat(bytes)).json()) : null);
    }

    private static Fault awkward() {
        return onContent((token, format) ->
                format.content(0, Piece.of(AWKWARD.get(token % AWKWARD.size())).json()));
    }

    private static Fault reasoning(FaultSpec spec) {
        int count = spec.count("tokens", 3);
        String field = spec.text("field", "reasoning_content");
        return onContent((token, format) ->
                token < count ? format.reasoning(field, Piece.of(" thought").json()) : null);
    }

    private static Fault toolCall() {
        return Fault.ofEvents((frame, tokens, format) -> {
            Frame own = frame;
            if (frame.isContent()) {
                own = format.toolCall(
                        tokens,
                        "lookup",
                        Piece.of(tokens == 0 ? "{\"a\":" : "1").json());
            } else if (frame.kind() == Frame.Kind.FINISH && format.framing().isSse()) {
                String text = frame.text()
                        .replaceAll("(\"finish_reason\":)\"\\w+\"", "$1\"tool_calls\"")
                        .replaceAll("(\"stop_reason\":)\"\\w+\"", "$1\"tool_use\"");
                own = Frame.of(frame.kind(), text);
            }
            return List.of(new Step.Send(own));
        });
    }

    private static Fault usageEvery() {
        return Fault.ofEvents((frame, tokens, format) -> {
            boolean last = frame.kind() == Frame.Kind.USAGE || frame.kind() == Frame.Kind.DONE;
            boolean lastLine = format.endsWithFinish() && frame.kind() == Frame.Kind.FINISH;
            boolean counted = frame.text().contains("\"usage\":");
            if (last || lastLine || counted) {
                return List.of(new Step.Send(frame));
            }
            String zeros = format.framing().isSse()
                    ? ",\"usage\":{\"prompt_tokens\":0,\"completion_tokens\":0,\"total_tokens\":0}}"
                    : ",\"prompt_eval_count\":0,\"eval_count\":0}";
            String text = frame.text();
            return List.of(new Step.Send(Frame.of(frame.kind(), text.substring(0, text.length() - 1) + zeros)));
        });
    }
}
