/** APIs of the mock, one class each, and the formats of their answers. */
package mock.dialect;
