/**
 * Settings of a simulation: {@code -Dname=value} over {@code defaults.properties}. Unusable values and misspelt names are
 * refused before any load is sent.
 */
package inference.settings;
