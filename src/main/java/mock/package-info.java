/**
 * An inference server that takes the time of a real one and generates nothing: embedded in a simulation, or the command
 * {@code mock}. {@link mock.MockServer} starts it. {@code docs/mock.md} describes it.
 */
package mock;
