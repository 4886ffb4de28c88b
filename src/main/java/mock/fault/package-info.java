/** Faults on demand: error statuses, broken streams, odd framing, stalls. */
package mock.fault;
