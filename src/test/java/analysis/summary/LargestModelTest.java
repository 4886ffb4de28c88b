package analysis.summary;

import static analysis.fixtures.Generations.generation;
import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.SyntheticRun;
import analysis.summary.reading.RunBuilder;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LargestModelTest {

    @ParameterizedTest
    @CsvSource({
        "llama3.2:3b, 3",
        "qwen3:1.7b, 1.7",
        "meta-llama/Llama-3.1-70B-Instruct, 70",
        "mixtral:8x7b, 56",
        "gemma2:2b-instruct-q4_0, 2",
        "mistral-small3.2:latest,",
        "phi3.5,",
        "b7b-x,",
        "gpt-4,",
    })
    void theSizeIsWhatTheNameTells(String model, Double billions) {
        assertThat(LargestModel.billions(model))
                .isEqualTo(billions == null ? OptionalDouble.empty() : OptionalDouble.of(billions));
    }

    @Test
    void oneWithoutASizeIsTheLargestIfItIsTheSlowestInAll() {
        assertThat(LargestModel.of(run("qwen3:1.7b", 100, "mistral:latest", 300)))
                .contains(new LargestModel("mistral:latest", OptionalDouble.empty()));
        assertThat(LargestModel.of(run("qwen3:1.7b", 300, "mistral:latest", 100)))
                .isEmpty();
        assertThat(LargestModel.of(run("phi3.5", 100, "mistral:latest", 300))).isEmpty();
        assertThat(LargestModel.of(run("qwen3:1.7b", 300, "llama3.2:3b", 100)))
                .map(LargestModel::model)
                .contains("llama3.2:3b");
    }

    private static RunSummary run(String first, double firstMs, String second, double secondMs) {
        RunBuilder run = new RunBuilder().injector(SyntheticRun.info("", List.of(first, second), List.of("s")));
        run.add(generation(g -> g.cell(first, "s").timing(firstMs, (int) (100 * firstMs))));
        run.add(generation(g -> g.cell(second, "s").timing(secondMs, (int) (100 * secondMs))));
        return RunSummary.of(run.build());
    }
}
