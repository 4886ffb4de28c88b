/** Which servers are believed to be who they say they are. */
package inference.tls;
