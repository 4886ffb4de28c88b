package simulations;

import static inference.gatling.dsl.LlmDsl.generate;
import static inference.gatling.dsl.LlmDsl.inputs;

import inference.dialect.Api;
import inference.feeders.SamplePrompt;
import inference.gatling.action.Generate;
import inference.gatling.load.InputBatch;
import inference.gatling.simulation.InferenceSimulation;
import java.util.List;
import run.Capability;
import run.RunInfo.Series;

/** Embeddings of texts or, with {@code -Dapi=rerank}, scores of documents: batches of inputs at several levels of concurrency. */
public class Embeddings extends InferenceSimulation {

    private static final int MOST_INPUTS = 10_000;
    private static final String QUERY = "What did the lighthouse keeper find?";

    private final String length = promptLength();
    private final int batchSize = settings.integer("batchSize", 1, MOST_INPUTS);
    private final boolean rerank = run.target().dialect().name().equals(Api.RERANK.code());
    private final InputBatch batch =
            new InputBatch(run.target().models(), texts(), batchSize, uniquePrompts(), rerank ? QUERY : "");
    private final Generate request =
            generate(rerank ? "rerank" : "embed").messages(InputBatch::inputs).check(inputs().are(batchSize));

    public Embeddings() {
        run.declare(Capability.REQUESTS);
        addWarmUp("", request, run.target().models(), batch);
        for (int users : settings.integers("users", 1, 100_000)) {
            String name = "users=" + users;
            addSeries(
                    Series.closed(name, users).prompts(run.prompts().characters(length)),
                    closed(name, users, levelBudget(), batch, request.series(name)));
        }
        setUpSeries();
    }

    private List<String> texts() {
        return run.prompts().ofLength(length).stream().map(SamplePrompt::text).toList();
    }

    @Override
    protected boolean sendsInputs() {
        return true;
    }
}
