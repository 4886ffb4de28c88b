package inference.secret;

/** Text without tags, spaces and control characters, to find secrets that these split. */
final class JoinedText {

    private final String text;
    private final StringBuilder joined;
    /** Index in {@link #text} of each character of {@link #joined}. */
    private final int[] places;

    JoinedText(String text) {
        this.text = text;
        this.joined = new StringBuilder(text.length());
        this.places = new int[text.length()];
        int lastClose = text.lastIndexOf('>');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '<' && i < lastClose) {
                i = text.indexOf('>', i);
            } else if (c > ' ' && !Character.isISOControl(c)) {
                places[joined.length()] = i;
                joined.append(c);
            }
        }
    }

    /** The text with each occurrence of {@code secret} masked, from its first to its last character. */
    String masking(String secret) {
        int found = joined.indexOf(secret);
        if (found < 0) {
            return text;
        }
        StringBuilder masked = new StringBuilder();
        int from = 0;
        for (; found >= 0; found = joined.indexOf(secret, found + secret.length())) {
            masked.append(text, from, places[found]).append(Secrets.MASK);
            from = places[found + secret.length() - 1] + 1;
        }
        return masked.append(text, from, text.length()).toString();
    }
}
