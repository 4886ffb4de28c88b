/** A look at a server before it is tested; what the command {@code check} does. */
package inference.check;
