/** Trust in servers' certificates, and the client's own certificate. */
package inference.tls;
