/**
 * The settings of a simulation, {@code -Dname=value} over {@code defaults.properties}. A value or a name that cannot be meant
 * is refused before any load.
 */
package inference.settings;
