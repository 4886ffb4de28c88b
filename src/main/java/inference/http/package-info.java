/**
 * Small questions to servers beside the load: before it, and about what they use meanwhile. Whatever answers, each one ends
 * within a bounded time and with a text of bounded size, or an {@link java.io.IOException} in words.
 */
package inference.http;
