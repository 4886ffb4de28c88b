/** Access to a server inside a Kubernetes cluster through the installed {@code kubectl}. */
package inference.kube;
