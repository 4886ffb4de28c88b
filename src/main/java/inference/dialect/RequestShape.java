package inference.dialect;

import java.util.OptionalDouble;

/**
 * Defaults of all requests of a run.
 *
 * @param temperature sampling temperature; empty for the server's default
 * @param body fields merged into every body
 */
public record RequestShape(OptionalDouble temperature, BodyPatch body) {

    /** No changes to the dialect's requests. */
    public static final RequestShape USUAL = new RequestShape(OptionalDouble.empty(), BodyPatch.NONE);
}
