package analysis.summary.reading;

import analysis.summary.peers.PeerFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import run.file.UnreadableFileException;
import run.folder.RunFile;

/** Result file of another tool: a load tester or the AKS benchmark suite. */
final class ResultFile {

    static final String HOW_TO_KEEP_REQUESTS = "give the file with its requests: vllm bench --save-detailed, AIPerf's"
            + " profile_export.jsonl, inference-perf's per_request_lifecycle_metrics.json, k6 --out json";

    private ResultFile() {}

    /** File at {@code path}, if it is JSON and not part of a run folder. */
    static Optional<Path> in(Path path) {
        boolean json = Files.isRegularFile(path)
                && Stream.of(".json", ".jsonl", ".ndjson", ".yaml", ".yml")
                        .anyMatch(end -> path.getFileName().toString().endsWith(end));
        boolean ours = Files.exists(path.resolveSibling(RunFile.GENERATIONS.fileName()))
                && path.endsWith(RunFile.INFO.fileName());
        return json && !ours ? Optional.of(path) : Optional.empty();
    }

    /**
     * Adds the content of a result.
     *
     * @throws run.file.UnreadableFileException if it is not one
     */
    static void add(Path file, RunBuilder builder) {
        Optional<PeerFile> peer = PeerFile.of(file);
        if (peer.isPresent()) {
            peer.get().read(builder);
        } else if (isYaml(file)) {
            throw unknown(file);
        } else {
            DocumentRun.add(file, builder);
        }
    }

    /** Exception for a {@code file} of an unsupported kind, which lists the supported ones. */
    static UnreadableFileException unknown(Path file) {
        return new UnreadableFileException(
                file,
                (isYaml(file) ? "is YAML, but not a result of GuideLLM. " : "is not read. ")
                        + "Give a run folder, the simulation.log of a Gatling run, a CSV file of generations, or a JSON result of "
                        + PeerFile.tools() + " or the AKS benchmark suite");
    }

    /** Name of our simulation that corresponds to the result; empty for load testers. */
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
}
