package inference.dialect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import inference.stream.ErrorText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import run.file.JsonErrors;

/**
 * Fields that the user merges into the body of a request, by JSON Merge Patch (RFC 7396): an object is merged into the
 * object of the same name, null removes a field, anything else replaces it. Immutable.
 *
 * @param patches patches, applied one after the other
 */
public record BodyPatch(List<ObjectNode> patches) {

    /** The empty patch. */
    public static final BodyPatch NONE = new BodyPatch(List.of());

    private static final String EXAMPLE = "an example, quoted for a shell: '{\"top_p\": 0.9}'";

    /** Fields that the run sets itself, with the reason. */
    private static final Map<String, String> OURS =
            Map.of("model", "the models are those of -Dmodels", "stream", "whether there is a stream is the dialect's");

    public BodyPatch {
        patches = List.copyOf(patches);
    }

    /**
     * The patch in {@code json}.
     *
     * @throws IllegalArgumentException if it is no JSON object, or has a field that the run sets itself
     */
    public static BodyPatch parse(String json) {
        JsonNode root;
        try {
            root = Json.read(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + JsonErrors.describe(e) + "; " + EXAMPLE);
        }
        if (!(root instanceof ObjectNode fields)) {
            throw new IllegalArgumentException("expected a JSON object, found "
                    + (root.isMissingNode() ? "nothing" : ErrorText.shorten(root.toString())) + "; " + EXAMPLE);
        }
        return of(fields);
    }

    /**
     * The patch of these fields.
     *
     * @throws IllegalArgumentException if one of them is a field that the run sets itself
     */
    public static BodyPatch of(ObjectNode fields) {
        OURS.forEach((name, why) -> {
            if (fields.has(name)) {
                throw new IllegalArgumentException("the field \"" + name + "\" cannot be set: " + why);
            }
        });
        return new BodyPatch(List.of(fields.deepCopy()));
    }

    /** The patch of one field. The value is a text, number, boolean, list or map; null removes the field. */
    public static BodyPatch of(String name, Object value) {
        return of(Json.object().set(name, Json.tree(value)));
    }

    /**
     * The patch that offers tools, in the shape that {@code form} gives them. It removes {@code ignore_eos}: an answer of
     * forced length would call no tool.
     */
    static BodyPatch tools(List<Tool> tools, Function<Tool, ObjectNode> form) {
        ObjectNode fields = Json.object();
        ArrayNode all = fields.putArray("tools");
        tools.forEach(tool -> all.add(form.apply(tool)));
        return of(fields.putNull("ignore_eos"));
    }

    /** This patch followed by {@code later}. */
    public BodyPatch and(BodyPatch later) {
        if (patches.isEmpty()) {
            return later;
        }
        List<ObjectNode> all = new ArrayList<>(patches);
        all.addAll(later.patches);
        return new BodyPatch(all);
    }

    /** Applies the patch to {@code body}. */
    void applyTo(ObjectNode body) {
        patches.forEach(patch -> merge(body, patch));
    }

    private static void merge(ObjectNode into, ObjectNode patch) {
        patch.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.isNull()) {
                into.remove(field.getKey());
            } else if (value instanceof ObjectNode inner) {
                ObjectNode target =
                        into.get(field.getKey()) instanceof ObjectNode there ? there : into.putObject(field.getKey());
                merge(target, inner);
            } else {
                into.set(field.getKey(), value);
            }
        });
    }
}
