package inference.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import inference.feeders.Feeder;
import inference.feeders.PromptFile;
import inference.resource.MetricMapping;
import inference.settings.SettingsException;
import inference.settings.SettingsFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files that a run reads before its load, in forms that they have after an editor, a copy or a script: read, or refused with a
 * message of less than a kilobyte that names the file.
 */
class OddInputsTest {

    private static final int MOST_SAID = 1_000;

    @TempDir
    private Path folder;

    /** A kind of file by a name that a user would give it: a good one, and what reads it. */
    private static final Map<String, String> KINDS = Map.of(
            "p.jsonl",
                    "{\"prompt\": \"a\", \"max_tokens\": 5}\n{\"messages\": [{\"role\": \"user\", \"content\": \"b\"}]}\n",
            "p.csv", "prompt,max_tokens\na,5\n\"b, c\",6\n",
            "p.txt", "a\nb\n",
            "p.json", "[{\"conversations\": [{\"from\": \"human\", \"value\": \"a\"}]}]",
            "t.csv", "TIMESTAMP,ContextTokens,GeneratedTokens\n0.5,10,20\n1.5,30,40\n",
            "t.jsonl",
                    "{\"timestamp\": 0, \"input_length\": 5, \"output_length\": 6, \"hash_ids\": [1, 2]}\n"
                            + "{\"timestamp\": 9, \"input_length\": 5, \"output_length\": 6}\n",
            "run.properties", "users = 1,2\nrequests = 10\n");

    private static Consumer<String> reader(String name) {
        if (name.startsWith("t.")) {
            return file -> replay(Feeder.load(file));
        }
        if (name.startsWith("p.")) {
            return file -> PromptFile.read(Feeder.load(file));
        }
        return file -> {
            Properties given = new Properties();
            given.setProperty("settings", file);
            SettingsFile.under(given);
        };
    }

    private static void replay(Feeder feeder) {
        Trace trace = new Trace(feeder, new Trace.Part(1, Duration.ZERO, Duration.ofDays(365), 1, 1));
        try (Trace.Requests requests = trace.requests()) {
            int count = 0;
            while (requests.next() != null) {
                count++;
            }
            assertThat(count).isEqualTo(trace.size());
        }
    }

    private static Map<String, byte[]> forms(String text) {
        Map<String, byte[]> forms = new LinkedHashMap<>();
        put(forms, "nothing", "");
        put(forms, "blanks", " \n\n");
        put(forms, "a NUL", "\0");
        put(forms, "a mark of UTF-8", "\uFEFF" + text);
        put(forms, "CR", text.replace("\n", "\r"));
        put(forms, "CR LF", text.replace("\n", "\r\n"));
        put(forms, "twice", text + text);
        put(forms, "an open quote", text + "\"" + "x".repeat(100_000));
        put(forms, "a quote and more", "\"a\"b,c\n" + text);
        put(forms, "a quote and more below", text + "\"1\"2,3,4\n");
        put(forms, "another type", "[[1]]\n");
        put(forms, "objects without fields", "{}\n{}\n");
        put(forms, "deep", text + "{\"a\":".repeat(50_000));
        put(forms, "deep lists", "[".repeat(100_000));
        put(forms, "long names", "{\"" + "n".repeat(100_000) + "\": 1}");
        put(forms, "a long row", text + ",".repeat(50_000) + "\n");
        put(forms, "long numbers", text.replaceAll("\\d+", "9".repeat(400)));
        put(forms, "numbers below zero", text.replaceAll("\\d+", "-7"));
        put(forms, "numbers beyond all", text.replaceAll("\\d+", "1e999"));
        put(forms, "long words", text.replaceAll("[A-Za-z]{4,}", "w".repeat(20_000)));
        put(forms, "signs of a terminal", text.replaceAll("[A-Za-z]{4,}", "\u001b[31m\u202Ex"));
        put(forms, "many wrong lines", "wrong line\n".repeat(10_000));
        encoded(forms, "UTF-16", text, StandardCharsets.UTF_16);
        encoded(forms, "UTF-16 without a mark", text, StandardCharsets.UTF_16LE);
        encoded(forms, "Latin-1", text + "é", StandardCharsets.ISO_8859_1);
        encoded(forms, "Latin-1 in the first line", "é" + text, StandardCharsets.ISO_8859_1);
        return forms;
    }

    private static void put(Map<String, byte[]> forms, String name, String text) {
        encoded(forms, name, text, StandardCharsets.UTF_8);
    }

    private static void encoded(Map<String, byte[]> forms, String name, String text, Charset charset) {
        forms.put(name, text.getBytes(charset));
    }

    @Test
    void filesOfEveryKindInOddForms() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, String> kind : KINDS.entrySet()) {
            Path file = folder.resolve(kind.getKey());
            Files.writeString(file, kind.getValue());
            reader(kind.getKey()).accept(file.toString());
            for (Map.Entry<String, byte[]> form : forms(kind.getValue()).entrySet()) {
                Files.write(file, form.getValue());
                check(form.getKey(), kind.getKey(), file, wrong);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatIsNoFile() throws IOException, InterruptedException {
        List<String> wrong = new ArrayList<>();
        for (String kind : KINDS.keySet()) {
            Path file = folder.resolve(kind);
            Files.createDirectory(file);
            check("a folder", kind, file, wrong);
            Files.delete(file);
            Files.createSymbolicLink(file, file);
            check("a link to itself", kind, file, wrong);
            Files.delete(file);
            assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                    .isZero();
            check("a pipe", kind, file, wrong);
            Files.delete(file);
        }
        assertThat(wrong).isEmpty();
    }

    private static void check(String form, String kind, Path file, List<String> wrong) {
        String name = kind + " as " + form + ": ";
        try {
            reader(kind).accept(file.toString());
        } catch (SettingsException e) {
            String said = e.getMessage();
            if (said.length() > MOST_SAID
                    || !said.contains(kind)
                    || said.chars().anyMatch(c -> c < 10 || c == 27)) {
                wrong.add(name + said.length() + " characters: " + said);
            }
        } catch (RuntimeException e) {
            wrong.add(name + e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '!',
            value = {
                "1e300                 | timestamp 1.0E300 is not a time",
                "\"9999-12-31T00:00:00\" | timestamp '9999-12-31T00:00:00' is not a time",
                "-9223372036854775808  | is not a time",
                "true                  | expected a field 'timestamp'"
            })
    void aTimeThatCannotBeCountedFromIsNamed(String timestamp, String problem) throws IOException {
        Path file = folder.resolve("t.jsonl");
        Files.writeString(
                file, "{\"timestamp\": " + timestamp.strip() + ", \"input_length\": 5, \"output_length\": 6}\n");
        assertThatThrownBy(() -> replay(Feeder.load(file.toString())))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("t.jsonl line 1: ", problem.strip());
    }

    @Test
    void blocksThatAreNoLongAreNamed() throws IOException {
        Path file = folder.resolve("t.jsonl");
        Files.writeString(
                file,
                "{\"timestamp\": 1, \"input_length\": 5, \"output_length\": 6, \"hash_ids\": [18446744073709551616]}\n");
        assertThatThrownBy(() -> replay(Feeder.load(file.toString())))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("hash_ids are whole numbers of 64 bits, not 18446744073709551616");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a*", "+"})
    void aLongLineOfAMappingIsRefusedAtOnce(String part) {
        assertThatThrownBy(() -> MetricMapping.of("memory_bytes", "x" + part.repeat(1_000_000) + "y"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than 4000 characters");
    }
}
