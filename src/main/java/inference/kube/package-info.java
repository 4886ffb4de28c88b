/** Finds a server inside a Kubernetes cluster through the {@code kubectl} that is installed. */
package inference.kube;
