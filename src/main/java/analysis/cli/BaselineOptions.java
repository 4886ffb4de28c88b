package analysis.cli;

import analysis.verdict.baseline.BaselineStore;
import analysis.verdict.policy.Policy;
import analysis.verdict.policy.PolicyFile;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options of the commands that use baselines. */
final class BaselineOptions {

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Folder with the baselines and policy.json (default: baselines).")
    private Path folder = BaselineStore.DEFAULT_FOLDER;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "Policy file (default: policy.json in the baselines folder, else the built-in policy).")
    private Path policy;

    BaselineStore store() {
        return new BaselineStore(folder);
    }

    Policy policy() throws IOException {
        return policy == null ? PolicyFile.readOrStandard(store().policyFile()) : PolicyFile.read(policy);
    }

    /** Returns {@code name} if it is a valid baseline name; otherwise a usage error. */
    static String checked(String name, CommandSpec spec) {
        if (!BaselineStore.isName(name)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "'" + name
                            + "' is not a valid baseline name: use up to 64 letters, digits, '.', '_' and '-', beginning with"
                            + " a letter or digit, without .json, and not 'policy'");
        }
        return name;
    }
}
