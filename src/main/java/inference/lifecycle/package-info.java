/** Life cycle of models on an Ollama server: pulled, loaded, unloaded, deleted. */
package inference.lifecycle;
