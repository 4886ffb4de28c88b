/** The mock's HTTP server on Netty: connections, requests, and responses written as bytes. */
package mock.http;
