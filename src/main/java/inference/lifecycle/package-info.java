/** The life cycle of models on a server of Ollama's API: pulled, loaded, unloaded, deleted. */
package inference.lifecycle;
