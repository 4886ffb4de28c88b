package analysis.report.svg;

import java.util.List;

/**
 * Colours of lines, based on Okabe and Ito's palette, which is distinguishable with any kind of colour blindness. The style sheet may
 * choose another shade by the class.
 */
public enum Colour {
    BLUE("c1", "#0072b2"),
    VERMILION("c2", "#d55e00"),
    GREEN("c3", "#009e73"),
    PURPLE("c4", "#b8568f"),
    GREY("c5", "#5b6470"),
    /** Background lines and references. */
    MUTED("muted", "#b4bac2"),
    /** Failures. */
    BAD("bad", "#c0362c");

    /** Colours for data, in order of use. */
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

    /** Value of an SVG attribute. */
    public String value() {
        return value;
    }
}
