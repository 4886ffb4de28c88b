/** What this process must not show. */
package inference.secret;
