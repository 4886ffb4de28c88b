package analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import run.ExitCode;

/** A JVM that fails must not exit with 1, which says that something became worse. */
class FailureMessagesTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int code(Error failure) {
        return FailureMessages.error(failure, Main.commandLine(System.out, new PrintStream(err, true)));
    }

    @Test
    void tooSmallAHeapIsSaidInOneLineAndWhatToDo() {
        assertThat(code(new OutOfMemoryError("Java heap space"))).isEqualTo(ExitCode.UNREADABLE.code());
        assertThat(err.toString().lines()).singleElement().asString().contains("Java heap space", "-Xmx2g");
    }

    @Test
    void anyOtherErrorIsABug() {
        assertThat(code(new StackOverflowError())).isEqualTo(ExitCode.INTERNAL_ERROR.code());
        assertThat(err.toString()).contains("internal error", "FailureMessagesTest");
    }
}
