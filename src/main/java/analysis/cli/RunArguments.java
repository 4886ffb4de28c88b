package analysis.cli;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import run.folder.RunDirectory;

/** Run folders given on a command line. */
final class RunArguments {

    private RunArguments() {}

    /** {@code given}, or the newest run; the same twice is refused, since it would look like more samples. */
    static List<Path> orNewest(List<Path> given, CommandSpec spec) {
        return given.isEmpty()
                ? List.of(RunDirectory.newest(RunDirectory.DEFAULT_ROOT).path())
                : distinct(given, spec);
    }

    /** {@code given}, unless one is there twice. */
    static List<Path> distinct(List<Path> given, CommandSpec spec) {
        Set<Path> seen = new HashSet<>();
        for (Path run : given) {
            if (!seen.add(run.toAbsolutePath().normalize())) {
                throw new ParameterException(spec.commandLine(), "the run " + run + " is given twice");
            }
        }
        return given;
    }
}
