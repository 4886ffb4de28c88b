/** The APIs that the mock serves, a class each, and the shapes of their answers. */
package mock.dialect;
