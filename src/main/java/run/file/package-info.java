/** Files as a whole: written in one step or not at all, and refused by name where they cannot be read. */
package run.file;
