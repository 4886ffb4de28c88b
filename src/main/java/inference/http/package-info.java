/**
 * Small requests to servers beside the load: before it, and for resource samples. Each ends within a bounded time, with a
 * text of bounded size or an {@link java.io.IOException} that explains itself.
 */
package inference.http;
