/** What the figures of a run say about the server, by rules that each have a text, and what to do next. */
package analysis.summary.diagnosis;
