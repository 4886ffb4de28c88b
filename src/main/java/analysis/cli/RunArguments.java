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

    /** Returns {@code given}, or the newest run if it is empty; a run given twice is a usage error. */
    static List<Path> orNewest(List<Path> given, CommandSpec spec) {
        return given.isEmpty()
                ? List.of(RunDirectory.newest(RunDirectory.DEFAULT_ROOT).path())
                : distinct(given, spec);
    }

    /** Name of a run's folder or file. */
    static String name(Path run) {
        return run.toAbsolutePath().normalize().getFileName().toString();
    }

    /** Returns {@code given}; a run given twice, which would count its samples twice, is a usage error. */
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
