/** HTTP server of the mock, on Netty: connections, requests, and responses written as bytes. */
package mock.http;
