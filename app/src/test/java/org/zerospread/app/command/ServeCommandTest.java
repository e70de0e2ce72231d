package org.zerospread.app.command;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
        assertThat(ServeCommand.Listening.onLoopback(8090).url()).as("where passkeys work").isEqualTo("http://localhost:8090/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zs.example", "http://zs.example", "https://zs.example/path", "https://user@zs.example", "https://zs.example?q", "ftp://localhost", "https://", "::"})
    void refusesOriginThatIsNone(String text) {
        assertThatThrownBy(() -> ServeCommand.checkedOrigin(text)).isInstanceOfSatisfying(StoreException.class, fault -> assertThat(fault.code()).isEqualTo("SRV-004"));
    }

    @Test
    void readsTheIdentityProvidersFile(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("oidc"), "issuer = https://id.example/realm\nclient-id = zs\nclient-secret = hush\n");
        assertThat(OidcFile.read(file)).containsEntry("zerospread.oidc.issuer", "https://id.example/realm").containsEntry("zerospread.oidc.client-secret", "hush");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "issuer=https://id.example\nclient-id=zs", "issuer=http://id.example\nclient-id=zs\nclient-secret=hush",
            "issuer=https://id.example\nclient-id=zs\nclient-secret=hush\ntrust=all", "issuer=https://id.example\nclient-id=\nclient-secret=hush", "issuer=\\u12\n"})
    void refusesIdentityProvidersFileThatIsWrongWithoutQuotingTheSecret(String text, @TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("oidc"), text);
        assertThatThrownBy(() -> OidcFile.read(file)).isInstanceOfSatisfying(StoreException.class, fault -> assertThat(fault.code()).isEqualTo("SRV-005"))
                .hasMessageNotContaining("hush");
        assertThatThrownBy(() -> OidcFile.read(directory.resolve("none"))).isInstanceOf(StoreException.class);
    }
}
