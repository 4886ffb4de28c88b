/** Turns a request into an answer on the wire: performance model, fault and framing together. */
package mock.serve;
