package inference.resource;

import static org.assertj.core.api.Assertions.assertThat;

import inference.resource.PrometheusText.Sample;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusTextTest {

    @Test
    void readsValuesLabelsAndTimestamps() {
        PrometheusText page = PrometheusText.parse("""
                # HELP up Whether it is up
                # TYPE up gauge
                up 1
                vllm:num_requests_running{model_name="a",engine="0"} 3.0
                vllm:num_requests_running{model_name="b", engine="1",} 4e0 1395066363000
                spaced { a = "b" } 7
                """);

        assertThat(page.samples("up")).containsExactly(new Sample("up", Map.of(), 1));
        assertThat(page.samples("vllm:num_requests_running"))
                .extracting(Sample::value)
                .containsExactly(3.0, 4.0);
        assertThat(page.samples("vllm:num_requests_running").get(1).labels())
                .containsExactly(Map.entry("model_name", "b"), Map.entry("engine", "1"));
        assertThat(page.samples("spaced")).containsExactly(new Sample("spaced", Map.of("a", "b"), 7));
        assertThat(page.unreadable()).isZero();
    }

    @Test
    void readsEscapesAndBracesWithinLabels() {
        PrometheusText page = PrometheusText.parse("m{path=\"C:\\\\dir\",text=\"a \\\"b\\\" } , # \\n end\"} 2\r\nn 1");

        assertThat(page.samples("m").get(0).labels())
                .containsEntry("path", "C:\\dir")
                .containsEntry("text", "a \"b\" } , # \n end");
        assertThat(page.samples("n")).hasSize(1);
    }

    @Test
    void readsNumbersThatAreNone() {
        PrometheusText page =
                PrometheusText.parse("m{q=\"1\"} NaN\nm{q=\"2\"} +Inf\nm{q=\"3\"} -Inf\nm{q=\"4\"} -2.5E-1\n");

        assertThat(page.samples("m"))
                .extracting(Sample::value)
                .containsExactly(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.25);
        assertThat(page.combined("m", labels -> true, Double::sum)).hasValue(-0.25);
        assertThat(page.combined("other", labels -> true, Double::sum)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m",
                "m ",
                "m one",
                "m 0x10",
                "m 1f",
                "m{ 1",
                "m{a} 1",
                "m{a=b} 1",
                "m{a=\"b} 1",
                "m{a=\"b\" c=\"d\"} 1",
                "m{a=\"b\"}",
                "1m 1",
                "m{a=\"b\\",
                "m 1 2 3",
                "<html>",
                "m 1e",
                "m -"
            })
    void passesOverALineThatIsNoSample(String line) {
        PrometheusText page = PrometheusText.parse("before 1\n" + line + "\nafter 2\n");

        assertThat(page.unreadable()).isEqualTo(1);
        assertThat(page.samples("before")).hasSize(1);
        assertThat(page.samples("after")).hasSize(1);
    }

    @Test
    void readsAnythingWithoutFailing() {
        SplittableRandom random = new SplittableRandom(7);
        String alphabet = "ab:_{}=\",\\ \t\n\r#1.e+-NI";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder page = new StringBuilder();
            for (int c = random.nextInt(40); c > 0; c--) {
                page.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String text = page.toString();
            long lines = text.lines().count();
            assertThat(PrometheusText.parse(text).unreadable()).isLessThanOrEqualTo((int) lines);
        }
    }
}
