/**
 * Mock inference server: the timing of a real one, with filler text. It runs embedded in a simulation or as the command
 * {@code mock}. Start at {@link mock.MockServer}; {@code docs/mock.md} describes its APIs and faults.
 */
package mock;
