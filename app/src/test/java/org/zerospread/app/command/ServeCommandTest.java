package org.zerospread.app.command;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zerospread.app.store.StoreException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ServeCommandTest {

    @Test
    void readsWhereBrowsersFindTheSite() {
        assertThat(ServeCommand.checkedOrigin("https://zs.example/")).isEqualTo(URI.create("https://zs.example"));
        assertThat(ServeCommand.Listening.onLoopback(8090).settings()).containsEntry("zerospread.site.origin", "http://localhost:8090");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zs.example", "http://zs.example", "https://zs.example/path", "https://user@zs.example", "https://zs.example?q", "ftp://localhost", "https://", "::"})
    void refusesOriginThatIsNone(String text) {
        assertThatThrownBy(() -> ServeCommand.checkedOrigin(text)).isInstanceOfSatisfying(StoreException.class, fault -> assertThat(fault.code()).isEqualTo("SRV-004"));
    }
}
