package inference.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompilersTest {

    /** As JDK 17 and 25 answer {@code jcmd Compiler.queue}. */
    private static final String IDLE = "Current compiles: \n\nC1 compile queue:\nEmpty\n\nC2 compile queue:\nEmpty\n\n";

    @Test
    void nothingCompilesNorWaits() {
        assertThat(Compilers.isAnythingIn(IDLE)).isFalse();
    }

    @Test
    void oneCompiles() {
        assertThat(Compilers.isAnythingIn(IDLE.replace(
                        "compiles: \n",
                        "compiles: \nC2 CompilerThread0   579       4       java.lang.String::hashCode (60 bytes)\n")))
                .isTrue();
    }

    @Test
    void oneWaits() {
        assertThat(Compilers.isAnythingIn("Current compiles: \n\nC1 compile queue:\nEmpty\n\nC2 compile queue:\n"
                        + " 586       4       java.lang.Math::min (11 bytes)\n"))
                .isTrue();
    }
}
