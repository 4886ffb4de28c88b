package analysis.report.page;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Width of text on a terminal, in columns of a fixed-width font. A grapheme (a letter with its accents, an emoji of several parts) takes
 * two columns if it is wide by Unicode's East Asian Width (UAX #11), else one.
 */
final class DisplayWidth {

    private static final Pattern GRAPHEME = Pattern.compile("\\X");
    private static final Set<UnicodeScript> WIDE =
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);
    private static final int EMOJI_PRESENTATION = 0xFE0F;
    private static final String ELLIPSIS = "...";

    private DisplayWidth() {}

    static int of(String text) {
        return GRAPHEME.matcher(text)
                .results()
                .map(MatchResult::group)
                .mapToInt(DisplayWidth::ofGrapheme)
                .sum();
    }

    /** Beginning of {@code text} that fits into {@code width} columns, ending in three dots if it was cut. */
    static String fit(String text, int width) {
        if (of(text) <= width) {
            return text;
        }
        StringBuilder fitted = new StringBuilder();
        int used = ELLIPSIS.length();
        for (MatchResult grapheme : GRAPHEME.matcher(text).results().toList()) {
            used += ofGrapheme(grapheme.group());
            if (used > width) {
                break;
            }
            fitted.append(grapheme.group());
        }
        return fitted.append(ELLIPSIS).toString();
    }

    private static int ofGrapheme(String grapheme) {
        return grapheme.codePoints().anyMatch(DisplayWidth::isWide) ? 2 : 1;
    }

    private static boolean isWide(int codePoint) {
        return codePoint == EMOJI_PRESENTATION
                || isFullWidth(codePoint)
                || isEmoji(codePoint)
                || WIDE.contains(UnicodeScript.of(codePoint)) && !isHalfWidth(codePoint);
    }

    /** Whether it is a full-width form or CJK punctuation, which belong to no script. */
    private static boolean isFullWidth(int codePoint) {
        return codePoint >= 0x3000 && codePoint <= 0x303E
                || codePoint >= 0xFF01 && codePoint <= 0xFF60
                || codePoint >= 0xFFE0 && codePoint <= 0xFFE6;
    }

    private static boolean isHalfWidth(int codePoint) {
        return codePoint >= 0xFF61 && codePoint <= 0xFFDC;
    }

    private static boolean isEmoji(int codePoint) {
        return codePoint >= 0x1F300 && codePoint <= 0x1F64F
                || codePoint >= 0x1F680 && codePoint <= 0x1F6FF
                || codePoint >= 0x1F900 && codePoint <= 0x1FAFF
                || codePoint == 0x2705
                || codePoint == 0x274C
                || codePoint == 0x26A1
                || codePoint == 0x2B50;
    }
}
