package analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import analysis.fixtures.CompareRuns;
import analysis.fixtures.PageRuns;
import analysis.report.compare.ComparePage;
import analysis.report.page.HtmlPage;
import analysis.report.page.MarkdownPage;
import analysis.report.page.Page;
import analysis.report.sections.Conclusions;
import analysis.report.sections.ReportOptions;
import analysis.report.sections.RunContent;
import analysis.report.sections.RunPage;
import analysis.summary.RunSummary;
import analysis.summary.samples.RunData;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What every page keeps to, whatever the run. The pages are well-formed XML, so they can be read as such. */
class PageRulesTest {

    private static final String COMPARISON = "comparison ";

    static Stream<String> cases() {
        return Stream.concat(
                PageRuns.all().keySet().stream(),
                CompareRuns.all().keySet().stream().map(name -> COMPARISON + name));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void nothingThatJenkinsBlocksByDefault(String name) throws Exception {
        Document page = page(name);

        assertThat(elements(page, "*"))
                .extracting(Element::getTagName)
                .doesNotContain("script", "style", "img", "iframe", "object", "form", "base");
        for (Element element : elements(page, "*")) {
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                String attribute = element.getAttributes().item(i).getNodeName();
                assertThat(attribute).isNotEqualTo("style").doesNotStartWith("on");
            }
        }
        assertThat(elements(page, "link"))
                .singleElement()
                .extracting(link -> link.getAttribute("href"))
                .isEqualTo(HtmlPage.STYLE_SHEET);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void idsAreUniqueAndEveryReferenceHasItsAim(String name) throws Exception {
        Document page = page(name);
        List<String> ids = elements(page, "*").stream()
                .map(element -> element.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .toList();
        Set<String> unique = new HashSet<>(ids);
        assertThat(ids).hasSameSizeAs(unique);

        for (Element element : elements(page, "*")) {
            String href = element.getAttribute("href");
            if (href.startsWith("#")) {
                assertThat(unique).contains(href.substring(1));
            } else {
                assertThat(href)
                        .isIn(
                                "",
                                "report.css",
                                "index.html",
                                "perf_report.md",
                                "perf_summary.csv",
                                "perf_levels.csv",
                                "summary.json",
                                "compare.md",
                                "compare.csv",
                                "compare.json");
            }
            for (String id : element.getAttribute("aria-labelledby").split(" ")) {
                assertThat(id.isEmpty() || unique.contains(id)).as(id).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aScreenReaderCanWalkTablesAndNameCharts(String name) throws Exception {
        Document page = page(name);

        assertThat(elements(page, "th"))
                .allSatisfy(header -> assertThat(header.getAttribute("scope")).isIn("col", "row", "rowgroup"));
        assertThat(elements(page, "table"))
                .allSatisfy(table -> assertThat(elements(table, "caption")).hasSize(1));
        assertThat(elements(page, "svg")).allSatisfy(svg -> {
            if (svg.getAttribute("class").equals("chart")) {
                assertThat(svg.getAttribute("role")).isEqualTo("img");
                assertThat(elements(svg, "title")).hasSize(1);
                assertThat(elements(svg, "desc").get(0).getTextContent()).hasSizeGreaterThan(20);
            } else {
                assertThat(svg.getAttribute("aria-hidden")).isEqualTo("true");
            }
        });
    }

    /** What a screen reader lists as regions of the page, with everything unfolded. */
    @ParameterizedTest
    @MethodSource("cases")
    void everyRegionHasANameOfItsOwnAndEveryHeaderAText(String name) throws Exception {
        Document page = page(name);
        List<String> names = new ArrayList<>(
                elements(page, "h2").stream().map(Element::getTextContent).toList());
        elements(page, "div").stream()
                .filter(div -> div.getAttribute("role").equals("region"))
                .forEach(div -> names.add(div.getAttribute("aria-label")));

        assertThat(names).doesNotHaveDuplicates();
        assertThat(elements(page, "th"))
                .allSatisfy(header -> assertThat(header.getTextContent()).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyPositionInAChartIsANumberWithinIt(String name) throws Exception {
        for (Element svg : elements(page(name), "svg")) {
            for (Element path : elements(svg, "path")) {
                assertThat(path.getAttribute("d")).matches("[MLHVZ0-9. ]+");
            }
            for (Element mark : elements(svg, "circle")) {
                String[] box = svg.getAttribute("viewBox").split(" ");
                assertThat(Double.parseDouble(mark.getAttribute("cx"))).isBetween(0.0, Double.parseDouble(box[2]));
                assertThat(Double.parseDouble(mark.getAttribute("cy"))).isBetween(0.0, Double.parseDouble(box[3]));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void markdownHasNoHtmlAndEveryTableRowHasItsColumns(String name) {
        String text = MarkdownPage.write(report(name));

        assertThat(text).doesNotContain("<", "\u001B", "\u202E", "http://evil");
        int columns = 0;
        for (String line : text.split("\n")) {
            int bars = line.replace("\\|", "").replaceAll("[^|]", "").length();
            if (!line.startsWith("|")) {
                columns = 0;
            } else if (columns == 0) {
                columns = bars;
            } else {
                assertThat(bars).as(line).isEqualTo(columns);
            }
        }
    }

    private static Page report(String name) {
        if (name.startsWith(COMPARISON)) {
            return ComparePage.of(
                    CompareRuns.all().get(name.substring(COMPARISON.length())).get());
        }
        RunData data = PageRuns.all().get(name).get();
        return RunPage.of(
                RunContent.of(data, RunSummary.of(data), new ReportOptions(Optional.empty(), true, false)),
                Conclusions.NONE,
                true);
    }

    private static Document page(String name) throws Exception {
        String html = HtmlPage.write(report(name));
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }

    private static List<Element> elements(Document within, String tag) {
        return elements(within.getElementsByTagName(tag));
    }

    private static List<Element> elements(Element within, String tag) {
        return elements(within.getElementsByTagName(tag));
    }

    private static List<Element> elements(NodeList nodes) {
        return new ArrayList<>(IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList());
    }
}
