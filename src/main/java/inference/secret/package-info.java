/** Secrets: their sources, and their masking in everything that is printed or recorded. */
package inference.secret;
