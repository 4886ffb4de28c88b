package inference.dialect;

import java.util.OptionalDouble;

/**
 * Defaults of the requests of all generations of a run.
 *
 * @param temperature of sampling; absent: the server's own
 * @param body fields that are merged into every body
 */
public record RequestShape(OptionalDouble temperature, BodyPatch body) {

    /** As the dialect has it. */
    public static final RequestShape USUAL = new RequestShape(OptionalDouble.empty(), BodyPatch.NONE);
}
