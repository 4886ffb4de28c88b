/** Command line. Each command is one class, registered in {@link analysis.cli.Main#COMMANDS}, and returns an {@link run.ExitCode}. */
package analysis.cli;
