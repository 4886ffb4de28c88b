package run.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonErrorsTest {

    private static final ObjectReader READER =
            new ObjectMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @ParameterizedTest
    @CsvSource(delimiterString = " -> ", quoteCharacter = '!', textBlock = """
            {"a": 0.9 -> line 1, column 10: it ends before a closing }
            {"a": "x -> line 1, column 9: it ends before the closing " of a text
            {"a -> line 1, column 4: it ends before the closing " of a text
            {"a": -> line 1, column 6: it ends too early
            [1, 2 -> line 1, column 6: it ends before a closing ]
            {top_p: 0.9} -> line 1, column 2: found t, expected the name of a field in double quotes
            {'a': 1} -> line 1, column 2: found ', expected the name of a field in double quotes
            {“a”: 1} -> line 1, column 2: found “, expected the name of a field in double quotes
            {"a": 1,} -> line 1, column 9: found }, expected the name of a field in double quotes
            {"a": 1,//"b" = 2} -> line 3, column 5: found =, expected a colon after the name of a field
            {"a": 1 "b": 2} -> line 1, column 9: found ", expected a comma or the closing }
            [1 2] -> line 1, column 4: found 2, expected a comma or the closing ]
            {"a": tru} -> line 1, column 7: found tru, expected a value (a text is in double quotes; other words are true, false, null)
            {"a": NaN} -> line 1, column 10: found NaN, expected a value (a text is in double quotes; other words are true, false, null)
            {"a": 'x'} -> line 1, column 7: found ', expected a value (a text is in double quotes)
            {"a": 1.} -> line 1, column 8: found }, which is no part of a number such as 0.5 or -1
            {"a": +1} -> line 1, column 8: found +, which is no part of a number such as 0.5 or -1
            {"a": 01} -> line 1, column 8: a number must be like 0.5 or -1
            {"a": 1}} -> line 1, column 9: found } without its opening bracket
            {"a": [1} -> line 1, column 9: found }, expected ]
            {"a": "b/c"} -> line 1, column 9: found a line break or a control character within a text: write \\n, \\t or \\u…
            {"a": "C:\\q"} -> line 1, column 11: found \\q within a text: a backslash is written \\\\
            {"a": "\\u1"} -> line 1, column 11: found ", expected four digits such as 00e9 after \\u
            {~*x*~} -> line 1, column 2: found a comment, which JSON does not have
            {"a": 1} {} -> line 1, column 10: expected the end after the first value
            """)
    void aMistakeInTheSyntaxIsToldInPlainWords(String text, String told) {
        String json = text.replace('/', '\n').replace('~', '/');
        JsonProcessingException e = catchThrowableOfType(JsonProcessingException.class, () -> READER.readTree(json));
        assertThat(JsonErrors.describe(e)).isEqualTo(told);
    }
}
