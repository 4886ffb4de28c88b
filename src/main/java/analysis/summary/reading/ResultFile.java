package analysis.summary.reading;

import analysis.summary.peers.PeerFile;
import analysis.summary.peers.PeerSink;
import analysis.summary.samples.Stated;
import analysis.summary.samples.Warning;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import run.Cell;
import run.Generation;
import run.RunInfo;
import run.file.UnreadableFileException;
import run.folder.RunFile;

/** Result file of another tool: of a load tester, or of the older benchmark suite. */
final class ResultFile {

    static final String HOW_TO_KEEP_REQUESTS = "give the file with its requests: vllm bench --save-detailed, AIPerf's"
            + " profile_export.jsonl, inference-perf's per_request_lifecycle_metrics.json, k6 --out json";

    private ResultFile() {}

    /** The file, if {@code path} is one that is no part of a run folder. */
    static Optional<Path> in(Path path) {
        boolean json = Files.isRegularFile(path)
                && Stream.of(".json", ".jsonl", ".ndjson", ".yaml", ".yml")
                        .anyMatch(end -> path.getFileName().toString().endsWith(end));
        boolean ours = Files.exists(path.resolveSibling(RunFile.GENERATIONS.fileName()))
                && path.endsWith(RunFile.INFO.fileName());
        return json && !ours ? Optional.of(path) : Optional.empty();
    }

    /**
     * Adds what a result tells.
     *
     * @throws run.file.UnreadableFileException if it is none
     */
    static void add(Path file, RunBuilder builder) {
        Optional<PeerFile> peer = PeerFile.of(file);
        if (peer.isPresent()) {
            peer.get().read(into(builder));
        } else if (isYaml(file)) {
            throw unknown(file);
        } else {
            DocumentRun.add(file, builder);
        }
    }

    /** Why {@code file}, whose name says that it is of no kind that is read, is refused, and what is read. */
    static UnreadableFileException unknown(Path file) {
        return new UnreadableFileException(
                file,
                (isYaml(file) ? "is YAML, but not a result of GuideLLM. " : "is not read. ")
                        + "Give a run folder, the simulation.log of a Gatling run, a CSV file of generations, or a JSON result of "
                        + PeerFile.tools() + " or the AKS benchmark suite");
    }

    /** The simulation of ours that does what {@code file} is a result of; empty for those of other tools. */
    static Optional<String> simulation(Path file) {
        if (PeerFile.of(file).isPresent()) {
            return Optional.empty();
        }
        if (isYaml(file)) {
            throw unknown(file);
        }
        return Optional.of(DocumentRun.simulation(file));
    }

    private static boolean isYaml(Path file) {
        return Stream.of(".yaml", ".yml").anyMatch(end -> file.toString().endsWith(end));
    }

    private static PeerSink into(RunBuilder builder) {
        return new PeerSink() {
            @Override
            public void describe(RunInfo info) {
                builder.injector(info);
            }

            @Override
            public void add(Generation row) {
                builder.add(row);
            }

            @Override
            public void state(Cell cell, Stated figures) {
                builder.state(cell, figures);
            }

            @Override
            public void warn(Warning warning) {
                builder.warn(warning);
            }
        };
    }
}
