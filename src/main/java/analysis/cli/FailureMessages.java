package analysis.cli;

import inference.secret.Secrets;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import run.ExitCode;
import run.file.UnreadableFileException;

/** Error messages on standard error, with advice, and the exit code of each kind of failure. */
final class FailureMessages {

    private static final String ADDRESS = "--base-url";

    private FailureMessages() {}

    /** Reports a wrong command line. */
    static int usage(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        String name = command.getCommandSpec().qualifiedName();
        err.println(name + ": " + problem(failure));
        suggestions(failure).forEach(suggestion -> err.println("Did you mean: " + suggestion + "?"));
        if (!command.getSubcommands().isEmpty()) {
            err.println(
                    "Commands: " + String.join(", ", command.getSubcommands().keySet()));
        }
        err.println("See: " + name + " --help");
        return ExitCode.USAGE.code();
    }

    private static String problem(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            CommandLine command = failure.getCommandLine();
            String argument = "'" + Secrets.mask(unmatched.getUnmatched().get(0)) + "'";
            if (!command.getSubcommands().isEmpty()) {
                return "there is no command " + argument;
            }
            return argument + " is one argument too many"
                    + (command.getCommandSpec().positionalParameters().isEmpty() ? ": there are only options" : "");
        }
        return firstLine(failure)
                .replaceFirst(" is not an? (int|long)$", " is not a whole number")
                .replaceFirst(" is not an? (float|double)$", " is not a number");
    }

    private static List<String> suggestions(ParameterException failure) {
        if (!(failure instanceof UnmatchedArgumentException unmatched)) {
            return List.of();
        }
        String argument = unmatched.getUnmatched().get(0);
        boolean isAddress = argument.contains("://")
                && failure.getCommandLine().getCommandSpec().findOption(ADDRESS) != null;
        return isAddress ? List.of(ADDRESS + " " + Secrets.mask(argument)) : unmatched.getSuggestions();
    }

    /** Reports an exception of a command. */
    static int execution(Exception failure, CommandLine command, boolean debug) {
        PrintWriter err = command.getErr();
        String name = command.getCommandSpec().qualifiedName();
        ExitCode exitCode;
        if (failure instanceof UnreadableFileException) {
            err.println(name + ": " + failure.getMessage());
            exitCode = ExitCode.UNREADABLE;
        } else if (failure instanceof IOException || failure instanceof UncheckedIOException) {
            err.println(
                    name + ": " + describe(failure instanceof IOException io ? io : (IOException) failure.getCause()));
            exitCode = ExitCode.UNREADABLE;
        } else {
            err.println(name + ": internal error: " + failure.getClass().getSimpleName() + ": " + firstLine(failure));
            err.println("This is a bug. Please report it to the project with the command line, the output of '"
                    + Main.NAME + " --version' and that of the same command with --debug.");
            exitCode = ExitCode.INTERNAL_ERROR;
        }
        if (debug) {
            err.println(stackTrace(failure));
        }
        return exitCode.code();
    }

    /** Reports an error of the JVM. */
    static int error(Error failure, CommandLine line) {
        PrintWriter err = line.getErr();
        if (failure instanceof OutOfMemoryError) {
            err.printf(
                    Locale.ROOT,
                    "%s: the input is too large for this JVM's heap of %d MB (%s). Give it more, such as java -Xmx2g -jar …;"
                            + " a million generations need 256 MB%n",
                    Main.NAME,
                    Runtime.getRuntime().maxMemory() >> 20,
                    failure.getMessage());
            return ExitCode.UNREADABLE.code();
        }
        err.println(Main.NAME + ": internal error: " + stackTrace(failure));
        return ExitCode.INTERNAL_ERROR.code();
    }

    /** Message of {@code failure}; Java's own for file system exceptions is often just the file's name. */
    static String describe(IOException failure) {
        if (failure instanceof FileSystemException file) {
            String reason;
            if (failure instanceof NoSuchFileException) {
                reason = "there is no such file or folder";
            } else if (failure instanceof AccessDeniedException) {
                reason = "permission denied";
            } else if (failure instanceof FileAlreadyExistsException) {
                reason = "a file with that name exists";
            } else {
                reason = file.getReason() == null ? file.getClass().getSimpleName() : file.getReason();
            }
            return file.getFile() + ": " + reason;
        }
        return firstLine(failure);
    }

    private static String stackTrace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        return Secrets.mask(trace.toString());
    }

    private static String firstLine(Exception failure) {
        return failure.getMessage() == null
                ? "(no message)"
                : Secrets.mask(failure.getMessage()).lines().findFirst().orElse("");
    }
}
