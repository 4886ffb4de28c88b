package analysis.report.page;

/** Rating of a text, shown by a sign and additionally by colour. */
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
