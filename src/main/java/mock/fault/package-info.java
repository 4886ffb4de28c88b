/** The ways in which an answer goes wrong on request: statuses, broken streams, odd framing, stalls. */
package mock.fault;
