package analysis.report.verdict;

import analysis.report.page.Table;
import analysis.report.text.Sanitizer;
import analysis.verdict.Criterion;
import analysis.verdict.Finding;
import analysis.verdict.Level;
import analysis.verdict.Subject;
import analysis.verdict.Verdict;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * {@code verdict-junit.xml}: one suite per model, one case per series and figure. A build server identifies a case by class and name, so
 * neither contains numbers of the run. FAIL is a failure; INCONCLUSIVE and MISSING are skipped; INVALID is an error; WARN passes with its
 * text in system-out.
 */
public final class VerdictJUnit {

    /** Name of the file in a run's folder. */
    public static final String FILE_NAME = "verdict-junit.xml";

    private static final String SUITES = "llm-perf verdict";

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;
    private final VerdictJson json;

    private VerdictJUnit(Verdict verdict) throws XMLStreamException {
        json = VerdictJson.of(verdict);
        xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    }

    /** Content of the file. */
    public static String write(Verdict verdict) {
        try {
            return new VerdictJUnit(verdict).document(verdict);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string can always be written to", e);
        }
    }

    private String document(Verdict verdict) throws XMLStreamException {
        Map<String, List<Finding>> byModel = new TreeMap<>();
        verdict.findings().stream()
                .sorted(Comparator.comparing(Finding::subject).thenComparing(VerdictJUnit::isObjective))
                .forEach(finding -> byModel.computeIfAbsent(finding.subject().model(), model -> new ArrayList<>())
                        .add(finding));
        xml.writeStartDocument("UTF-8", "1.0");
        newLine(0);
        start("testsuites", "name", SUITES);
        if (byModel.isEmpty()) {
            refused(verdict);
        }
        for (Map.Entry<String, List<Finding>> model : byModel.entrySet()) {
            suite(model.getKey(), model.getValue());
        }
        newLine(0);
        xml.writeEndElement();
        xml.writeEndDocument();
        return text + "\n";
    }

    private void refused(Verdict verdict) throws XMLStreamException {
        newLine(1);
        start("testsuite", "name", Subject.ALL, "tests", "1", "failures", "0", "errors", "1", "skipped", "0");
        newLine(2);
        start("testcase", "classname", Subject.ALL, "name", "the run can be judged", "time", "0");
        newLine(3);
        start("error", "type", Level.INVALID.name(), "message", verdict.sentence());
        xml.writeEndElement();
        newLine(2);
        xml.writeEndElement();
        newLine(1);
        xml.writeEndElement();
    }

    private void suite(String model, List<Finding> findings) throws XMLStreamException {
        newLine(1);
        start(
                "testsuite",
                "name",
                model,
                "tests",
                Integer.toString(findings.size()),
                "failures",
                count(findings, Level.FAIL),
                "errors",
                count(findings, Level.INVALID),
                "skipped",
                count(findings, Level.INCONCLUSIVE, Level.MISSING));
        for (Finding finding : findings) {
            testCase(model, finding);
        }
        newLine(1);
        xml.writeEndElement();
    }

    private static String count(List<Finding> findings, Level... levels) {
        return Long.toString(findings.stream()
                .filter(finding -> List.of(levels).contains(finding.level()))
                .count());
    }

    private void testCase(String model, Finding finding) throws XMLStreamException {
        newLine(2);
        start(
                "testcase",
                "classname",
                model,
                "name",
                finding.subject().series() + " " + finding.subject().figure()
                        + (isObjective(finding) ? " (" + finding.limit() + ")" : ""),
                "time",
                "0");
        switch (finding.level()) {
            case FAIL -> outcome("failure", finding, "type", "regression", "message", summary(finding));
            case INVALID -> outcome("error", finding, "type", Level.INVALID.name(), "message", summary(finding));
            case INCONCLUSIVE, MISSING -> {
                newLine(3);
                start("skipped", "message", finding.level() + ": " + summary(finding));
                xml.writeEndElement();
            }
            case WARN, IMPROVED -> {
                newLine(3);
                xml.writeStartElement("system-out");
                xml.writeCharacters(legal(finding.level() + ": " + summary(finding)));
                xml.writeEndElement();
            }
            case PASS -> {
                // A case without content has passed.
            }
        }
        newLine(2);
        xml.writeEndElement();
    }

    /** Whether it is an objective, whose limit may be part of the name because it is the same in every run. */
    private static boolean isObjective(Finding finding) {
        return finding.criterion().kind() == Criterion.Kind.OBJECTIVE;
    }

    private void outcome(String element, Finding finding, String... attributes) throws XMLStreamException {
        newLine(3);
        start(element, attributes);
        Table table = VerdictTable.of("Figures", json, List.of(VerdictJson.Row.of(finding)));
        List<Table.Cell> cells = table.groups().get(0).rows().get(0).cells();
        StringBuilder body = new StringBuilder("\n");
        for (int i = 0; i < cells.size(); i++) {
            body.append(table.columns().get(i).title())
                    .append(": ")
                    .append(Sanitizer.line(cells.get(i).text()))
                    .append('\n');
        }
        xml.writeCharacters(legal(body.toString()));
        xml.writeEndElement();
    }

    private static String summary(Finding finding) {
        String unit = finding.subject().unit();
        String figures = finding.subject().figure() + " "
                + VerdictTable.value(finding.baseline(), unit)
                + (finding.baseline().isPresent() && finding.current().isPresent() ? " -> " : "")
                + VerdictTable.value(finding.current(), unit)
                + finding.change()
                        .map(change -> ", " + VerdictTable.change(change))
                        .orElse("")
                + ", limit " + finding.limit() + ". " + finding.reason();
        return finding.generations().isPresent()
                ? figures + " About " + finding.generations().getAsLong()
                        + " samples per series on both sides would decide."
                : figures;
    }

    private void start(String element, String... attributes) throws XMLStreamException {
        xml.writeStartElement(element);
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], legal(Sanitizer.line(attributes[i + 1])));
        }
    }

    private void newLine(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    /** Replaces U+FFFE and U+FFFF, which XML 1.0 forbids; the sanitizer has already replaced other illegal characters. */
    private static String legal(String text) {
        return text.replace('\uFFFE', '\uFFFD').replace('\uFFFF', '\uFFFD');
    }
}
