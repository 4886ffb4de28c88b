/**
 * Turns figures into what people and programs read. Names and messages from outside are data: every format makes them
 * inert. All output is deterministic: the same run gives the same bytes whatever the locale and time zone.
 */
package analysis.report;
