/** Capacity searches: the file with the result, its table and its charts. */
package analysis.report.capacity;
