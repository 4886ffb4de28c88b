/** What a search for the highest load within the objectives found: its file, which is read again, and its table. */
package analysis.report.capacity;
