package inference.feeders;

import inference.dialect.Attachment;
import inference.dialect.Attachment.Kind;
import inference.dialect.Dialect;
import inference.dialect.GenerationRequest.Message;
import inference.settings.Settings;
import inference.settings.SettingsException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Attachments of all prompts of a run. */
final class PromptAttachments {

    private static final int HASH_SHOWN = 16;

    private PromptAttachments() {}

    /**
     * Checks that the API accepts the attachments of {@code prompts}. Records their number, bytes and hash as the setting
     * {@code attachments}, so that a verdict does not compare runs with different ones.
     *
     * @throws SettingsException if the API does not accept one of them
     */
    static void check(Prompts prompts, Dialect dialect, Settings settings) {
        List<Attachment> all = prompts.lengths().stream()
                .flatMap(length -> prompts.ofLength(length).stream())
                .flatMap(sample -> sample.messages().stream())
                .map(Message::attachments)
                .flatMap(List::stream)
                .toList();
        for (Attachment one : all) {
            if (!dialect.attachments().contains(one.kind())) {
                throw new SettingsException(
                        "setting 'prompts': a prompt has an " + one.kind().word()
                                + ", which the API " + dialect.name() + " does not take"
                                + (dialect.attachments().isEmpty() ? " (of any kind)" : "")
                                + ": images go to openai (chat), anthropic and ollama, audio to openai (chat)");
            }
        }
        if (!all.isEmpty()) {
            settings.note("attachments", text(all));
        }
    }

    private static String text(List<Attachment> all) {
        return "images: " + count(all, Kind.IMAGE) + ", audio: " + count(all, Kind.AUDIO) + ", bytes: "
                + all.stream().mapToLong(Attachment::bytes).sum() + ", sha256: " + hash(all);
    }

    private static long count(List<Attachment> all, Kind kind) {
        return all.stream().filter(one -> one.kind() == kind).count();
    }

    private static String hash(List<Attachment> all) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Attachment one : all) {
                digest.update(one.dataUrl().getBytes(StandardCharsets.US_ASCII));
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_SHOWN);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
