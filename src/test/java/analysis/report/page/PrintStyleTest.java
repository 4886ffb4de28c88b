package analysis.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a printed page may end. Browsers follow these rules; the test only sees that they are there. */
class PrintStyleTest {

    private static final Pattern RULE = Pattern.compile("([^{}/]+)\\{([^{}]*)}");

    /** Selectors of all print rules with {@code declaration}. */
    private static List<String> selectors(String declaration) {
        String sheet = HtmlPage.styleSheet();
        return RULE.matcher(sheet.substring(sheet.indexOf("@media print")).replaceAll("(?s)/\\*.*?\\*/", ""))
                .results()
                .filter(rule -> rule.group(2).contains(declaration))
                .flatMap(rule -> Arrays.stream(rule.group(1).split(",")))
                .map(String::strip)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "h3", "caption", "thead", "tr.group", "summary"})
    void whatAnnouncesSomethingStaysWithIt(String selector) {
        assertThat(selectors("break-after: avoid")).contains(selector);
    }

    @ParameterizedTest
    @ValueSource(strings = {".legend", ".facts dl"})
    void whatExplainsSomethingStaysWithIt(String selector) {
        assertThat(selectors("break-before: avoid")).contains(selector);
    }

    @ParameterizedTest
    @ValueSource(strings = {"figure", ".notice", "tr", ".key-figures"})
    void whatIsReadAsOneIsNotBroken(String selector) {
        assertThat(selectors("break-inside: avoid")).contains(selector);
    }

    @Test
    void longTablesMayBreakBetweenRows() {
        assertThat(selectors("break-inside: avoid")).doesNotContain("table", "tbody", ".table", "section");
    }
}
