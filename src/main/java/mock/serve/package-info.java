/** From a request to an answer on the wire: combines performance model, fault and framing. */
package mock.serve;
