/**
 * APIs of servers: one stateless class per API makes requests and understands answers. A new API is a
 * {@link inference.dialect.Dialect} and an entry in {@link inference.dialect.Api}; {@code docs/dsl.md} shows it.
 */
package inference.dialect;
