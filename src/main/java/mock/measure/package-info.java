/** Counters and send times of the mock: the ground truth for the load generator's figures. */
package mock.measure;
