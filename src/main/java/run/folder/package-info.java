/** The files of a run folder, each with its columns, its writer and its reader. {@link run.folder.RunDirectory} opens one. */
package run.folder;
