/** The performance model: when each token of an answer would be ready, and which models are loaded. */
package mock.engine;
