/**
 * Dialects of servers' APIs: one stateless class per API builds requests and parses answers. A new API is a
 * {@link inference.dialect.Dialect} and an entry in {@link inference.dialect.Api}; {@code docs/dsl.md} shows it.
 */
package inference.dialect;
