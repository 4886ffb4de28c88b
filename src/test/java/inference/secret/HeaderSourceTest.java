package inference.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderSourceTest {

    @TempDir
    Path folder;

    @Test
    void aValueIsGivenOrTakenFromAFileAndThenKeptSecret() throws IOException {
        Path file = Files.writeString(folder.resolve("tenant"), "tenant-s3cret \n");

        assertThat(HeaderSource.value("X-Tenant", " a b\t")).isEqualTo("a b");
        assertThat(HeaderSource.value("Cookie", "file:" + file)).isEqualTo("tenant-s3cret");
        assertThat(Secrets.mask("for tenant-s3cret")).isEqualTo("for " + Secrets.MASK);
        assertThat(HeaderSource.name("X-Tenant")).isEqualTo("X-Tenant");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a b            | x         | a b' is not a header name
                    ''             | x         | is not a header name
                    Naïve          | x         | Naïve' is not a header name
                    Connection     | close     | Connection is derived from the request and cannot be set
                    HOST           | other     | HOST is derived from the request and cannot be set
                    Expect         | x         | Expect is derived from the request and cannot be set
                    X-Tenant       | Zoë       | character 3 cannot be sent in a header
                    Authorization  | Bearer x  | its value would appear in every process list: use env:NAME
                    X-Tenant       | env:NO_SUCH_VARIABLE | the environment variable NO_SUCH_VARIABLE is not set
                    X-Tenant       | file:/no/such        | cannot read the file /no/such
                    """)
    void whatCannotBeSentIsRefused(String name, String source, String problem) {
        assertThatThrownBy(() -> HeaderSource.value(name, source))
                .isInstanceOf(KeyException.class)
                .hasMessageContaining(problem);
    }
}
