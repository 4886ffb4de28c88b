package analysis.cli;

import inference.workload.recording.Recording;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import run.ExitCode;
import run.folder.RunDirectory;

/** {@code record}: makes a trace for {@code Replay} from a run or a log. */
@Command(
        name = "record",
        description = {
            "Makes an anonymised trace for the simulation Replay from a run, or from a gateway or proxy log with"
                    + " one JSON object per line. The trace has times, lengths, hashed sessions and shared prompt prefixes,"
                    + " but no texts.",
            "Recognises the usual field names; --map adds others. docs/recording-traces.md has examples."
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  java -jar target/llm-perf.jar record --out trace.jsonl target/gatling/multiuser-20260131120000000",
            "  java -jar target/llm-perf.jar record --out trace.jsonl gateway.jsonl",
            "  java -jar target/llm-perf.jar record --out trace.jsonl --map end=time --map input=tokens_in --map output=tokens_out"
                    + " access.json",
            "  mvn gatling:test -Dsimulation=Replay -Dtrace=trace.jsonl",
            "",
            "Exit codes: 0 done; 2 usage, 4 unreadable input or unwritable output."
        })
final class RecordCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SOURCE", description = "Run folder, or log file.")
    private Path source;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "Trace file to write; must not exist yet.")
    private Path out;

    @Option(
            names = "--map",
            paramLabel = "FIELD=PATH",
            description = "Path of a field in the log, with dots between its parts; repeatable. Fields: time or end,"
                    + " duration_s or duration_ms, input, output, session, body, status.")
    private Map<String, String> mapping = new LinkedHashMap<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (Files.exists(out)) {
            throw new ParameterException(spec.commandLine(), "--out: " + out + " already exists");
        }
        Recording made = record();
        PrintWriter console = spec.commandLine().getOut();
        console.printf(
                Locale.ROOT,
                "Recorded: %d requests of %.1f s%s in %s%s%n",
                made.requests(),
                made.lengthMs() / 1000.0,
                made.withBlocks() ? ", with shared prefixes," : "",
                out,
                left(made));
        return ExitCode.PASS.code();
    }

    private Recording record() throws IOException {
        if (Files.isDirectory(source) || RunDirectory.isRun(source)) {
            if (!mapping.isEmpty()) {
                throw new ParameterException(spec.commandLine(), "--map is for logs; " + source + " is a run");
            }
            return Recording.ofRun(source, out);
        }
        try {
            return Recording.ofLog(source, mapping, out);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--map: " + e.getMessage());
        }
    }

    private static String left(Recording made) {
        StringBuilder left = new StringBuilder();
        if (made.failed() > 0) {
            left.append("; left out: ").append(made.failed()).append(" that failed");
        }
        if (made.withoutTokens() > 0) {
            left.append(left.length() == 0 ? "; left out: " : ", ")
                    .append(made.withoutTokens())
                    .append(" without token counts");
        }
        return left.toString();
    }
}
