/** Interpretation of a run's figures by rules, with advice on what to do next. */
package analysis.summary.diagnosis;
