package inference.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import inference.stream.Delta.Usage;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import run.Generation.ServerTiming;
import run.Generation.Timing;
import run.TokenSource;

class StreamStateTest {

    private static final Offset<Double> EXACT = within(1e-9);

    private final StreamState state = new StreamState(0);

    @Test
    void measuresFromTheRequestToEachToken() {
        state.add(ms(10), role());
        state.add(ms(50), content("a"));
        state.add(ms(70), content("b"));
        state.add(ms(110), content("c"));
        state.add(ms(111), finish("stop"));
        state.add(ms(112), usage(7, 3));
        state.add(ms(113), Delta.DONE);

        Timing timing = state.timing(ms(120), OptionalDouble.empty());
        assertThat(timing.firstChunkMs()).hasValue(10);
        assertThat(timing.firstTokenMs()).hasValue(50);
        assertThat(timing.firstOutputMs()).hasValue(50);
        assertThat(timing.latencyMs()).hasValue(110);
        assertThat(timing.streamMs()).hasValue(120);
        assertThat(timing.tpotMs().orElseThrow()).isCloseTo(30, EXACT);
        assertThat(timing.tokensPerS().orElseThrow()).isCloseTo(3 / 0.110, EXACT);
        assertThat(timing.gapsUs()).containsExactly(20_000, 40_000);
        assertThat(state.isComplete()).isTrue();
        assertThat(state.text()).isEqualTo("abc");
    }

    @Test
    void anEmptyRoleDeltaIsNoToken() {
        state.add(ms(10), role());
        assertThat(state.hasToken()).isFalse();
        assertThat(state.timing(ms(20), OptionalDouble.empty()).firstTokenMs()).isEmpty();
    }

    @Test
    void reasoningIsATokenButNoOutput() {
        state.add(ms(10), new Delta(true, 0, "", "hm", false, "", Usage.NONE, ServerTiming.NONE, false, ""));
        state.add(ms(30), content("a"));
        Timing timing = state.timing(ms(40), OptionalDouble.empty());
        assertThat(timing.firstTokenMs()).hasValue(10);
        assertThat(timing.firstOutputMs()).hasValue(30);
        assertThat(state.text()).isEqualTo("a");
    }

    @Test
    void theServersCountGoesBeforeOurs() {
        state.add(ms(10), content("several tokens in one chunk"));
        state.add(ms(20), usage(5, 20));
        assertThat(state.tokens().output()).hasValue(20);
        assertThat(state.tokens().source()).contains(TokenSource.USAGE);
        assertThat(state.tokens().chunks()).isEqualTo(1);
    }

    @Test
    void chunksAreAnEstimateWhereTheServerGivesNoCount() {
        state.add(ms(10), content("a"));
        state.add(ms(20), content("b"));
        assertThat(state.tokens().output()).hasValue(2);
        assertThat(state.tokens().source()).contains(TokenSource.CHUNKS);
    }

    @Test
    void zerosBeforeTheTrueCountDoNotCount() {
        state.add(ms(10), withUsage(content("a"), 0, 0));
        state.add(ms(20), withUsage(content("b"), 0, 0));
        state.add(ms(30), usage(4, 2));
        state.add(ms(31), usage(0, 0));
        assertThat(state.tokens().output()).hasValue(2);
        assertThat(state.tokens().prompt()).hasValue(4);
    }

    @Test
    void reportsPerChoiceAddUp() {
        state.add(ms(10), content("a"));
        state.add(ms(11), new Delta(true, 1, "b", "", false, "", Usage.NONE, ServerTiming.NONE, false, ""));
        state.add(ms(20), usage(4, 3));
        state.add(ms(21), usage(4, 5));
        assertThat(state.tokens().output()).hasValue(8);
    }

    @Test
    void tokensWithoutContentCountByUsageAndLeaveTheFirstTokenAbsent() {
        state.add(ms(10), finish("stop"));
        state.add(ms(11), usage(4, 1));
        Timing timing = state.timing(ms(12), OptionalDouble.empty());
        assertThat(state.tokens().output()).hasValue(1);
        assertThat(timing.firstTokenMs()).isEmpty();
        assertThat(timing.latencyMs()).isEmpty();
        assertThat(timing.tokensPerS()).isEmpty();
        assertThat(timing.tpotMs()).isEmpty();
    }

    @Test
    void oneTokenHasNoTimePerTokenAfterTheFirst() {
        state.add(ms(10), content("a"));
        state.add(ms(11), usage(4, 1));
        assertThat(state.timing(ms(12), OptionalDouble.empty()).tpotMs()).isEmpty();
    }

    @Test
    void whatFollowsTheEndMarkIsNoAnswer() {
        state.add(ms(10), content("a"));
        state.add(ms(11), Delta.DONE);
        state.add(ms(12), content("b"));
        assertThat(state.text()).isEqualTo("a");
        assertThat(state.tokens().chunks()).isEqualTo(1);
    }

    @Test
    void theLastFinishReasonCounts() {
        state.add(ms(10), finish("stop"));
        state.add(ms(11), finish("length"));
        state.add(ms(12), finish("null"));
        assertThat(state.finishReason()).isEqualTo("length");
        assertThat(state.isComplete()).isTrue();
    }

    @Test
    void contentTakesAReasonBack() {
        state.add(ms(10), finish("stop"));
        assertThat(state.settledNs()).isEmpty();
        state.add(ms(11), content("a"));
        assertThat(state.isComplete()).isFalse();
        state.add(ms(12), finish("stop"));
        assertThat(state.isComplete()).isTrue();
        assertThat(state.settledNs()).hasValue(ms(12));
        state.add(ms(13), usage(1, 1));
        assertThat(state.settledNs()).hasValue(ms(13));
        assertThat(state.isWholeWithCounts()).isTrue();
        state.add(ms(14), Delta.DONE);
        state.add(ms(15), Delta.DONE);
        assertThat(state.settledNs()).hasValue(ms(14));
    }

    private static long ms(double ms) {
        return Math.round(ms * 1e6);
    }

    private static Delta role() {
        return content("");
    }

    private static Delta content(String text) {
        return new Delta(true, 0, text, "", false, "", Usage.NONE, ServerTiming.NONE, false, "");
    }

    private static Delta finish(String reason) {
        return new Delta(true, 0, "", "", false, reason, Usage.NONE, ServerTiming.NONE, false, "");
    }

    private static Delta usage(int prompt, int output) {
        return new Delta(
                false,
                0,
                "",
                "",
                false,
                "",
                new Usage(OptionalInt.of(prompt), OptionalInt.of(output)),
                ServerTiming.NONE,
                false,
                "");
    }

    private static Delta withUsage(Delta delta, int prompt, int output) {
        return new Delta(
                delta.choices(),
                delta.choice(),
                delta.content(),
                delta.reasoning(),
                delta.toolCall(),
                delta.finishReason(),
                usage(prompt, output).usage(),
                delta.server(),
                delta.done(),
                delta.error());
    }
}
