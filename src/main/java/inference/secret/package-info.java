/** Secrets: their sources, and masking in everything that is printed or recorded. */
package inference.secret;
