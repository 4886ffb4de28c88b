package analysis.report.svg;

import java.util.List;

/**
 * The colours of lines, of Okabe and Ito's palette, which people with any kind of colour blindness can tell apart. The
 * style sheet may choose another shade by the class.
 */
public enum Colour {
    BLUE("c1", "#0072b2"),
    VERMILION("c2", "#d55e00"),
    GREEN("c3", "#009e73"),
    PURPLE("c4", "#b8568f"),
    GREY("c5", "#5b6470"),
    /** Context, or a reference. */
    MUTED("muted", "#b4bac2"),
    /** Failures. */
    BAD("bad", "#c0362c");

    /** Those for data, in the order in which they are used. */
    public static final List<Colour> OF_DATA = List.of(BLUE, VERMILION, GREEN, PURPLE, GREY);

    private final String cssClass;
    private final String value;

    Colour(String cssClass, String value) {
        this.cssClass = cssClass;
        this.value = value;
    }

    public String cssClass() {
        return cssClass;
    }

    /** As an attribute wants it. */
    public String value() {
        return value;
    }
}
