/** Check of a server before a test, for the command {@code check}. */
package inference.check;
