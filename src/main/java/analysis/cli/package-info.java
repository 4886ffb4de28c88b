/**
 * The command line. Each command is one class, registered in {@link analysis.cli.Main#COMMANDS}; all of them answer with
 * an {@link run.ExitCode}.
 */
package analysis.cli;
