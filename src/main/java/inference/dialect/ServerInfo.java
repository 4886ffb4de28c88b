package inference.dialect;

import java.util.List;

/**
 * What a server says of itself.
 *
 * @param product its name; empty if it gives none
 * @param version its version; empty if it gives none
 * @param mock whether it is this project's mock server
 * @param models the models it offers; empty if it does not list them
 */
public record ServerInfo(String product, String version, boolean mock, List<String> models) {}
