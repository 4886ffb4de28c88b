package inference.gatling.record;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import inference.settings.SettingsException;
import org.junit.jupiter.api.Test;

class OpenFilesTest {

    @Test
    void aLoadBeyondTheLimitIsRefusedWithTheWayOut() {
        assertThatThrownBy(() -> OpenFiles.require("users=1000", 1000, 1024, 100))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("users=1000 opens up to 1000 connections")
                .hasMessageContaining("only 1024 files")
                .hasMessageContaining("ulimit -n 1164");
    }

    @Test
    void whatFitsIsNotSpokenOf() {
        assertThatCode(() -> OpenFiles.require("users=800", 800, 1024, 100)).doesNotThrowAnyException();
        assertThatCode(() -> OpenFiles.require("users=800", 800, -1, 100)).doesNotThrowAnyException();
    }
}
