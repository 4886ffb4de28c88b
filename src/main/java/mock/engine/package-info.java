/** Performance model: when each token of an answer is ready, and which models are loaded. */
package mock.engine;
