/**
 * CSV of a run folder (RFC 4180): rows are written from any thread without waiting for the disk, and read with every value
 * checked and every fault named by line and column.
 */
package run.csv;
