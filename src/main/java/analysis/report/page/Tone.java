package analysis.report.page;

/** Rating of something; shown by a word or a sign, and by colour only on top of that. */
public enum Tone {
    NEUTRAL("", ""),
    GOOD("good", "✓"),
    NOTE("note", "i"),
    WARNING("warning", "!"),
    BAD("bad", "✗");

    private final String cssClass;
    private final String sign;

    Tone(String cssClass, String sign) {
        this.cssClass = cssClass;
        this.sign = sign;
    }

    String cssClass() {
        return cssClass;
    }

    String sign() {
        return sign;
    }
}
