package org.zerospread.engine.resumption;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.zerospread.engine.document.DocumentReading;

import static org.assertj.core.api.Assertions.assertThat;

/// The kinds of supplies are data.
class A04_SupplyCatalogueTest {

    private static String shipped() throws IOException {
        return Files.readString(Path.of("../policies/enterprise-supplies-2020.yaml"));
    }

    @Test
    void theShippedCatalogueIsRead() throws IOException {
        assertThat(SupplyCatalogue.read("test.yaml", shipped())).isInstanceOfSatisfying(DocumentReading.Accepted.class, accepted -> {
            SupplyCatalogue catalogue = (SupplyCatalogue) accepted.value();
            assertThat(catalogue.items()).extracting(SupplyCatalogue.Item::id).startsWith("masks", "disinfectant", "thermometers", "suits");
            assertThat(catalogue.find("disinfectant").orElseThrow().unitZh()).isEqualTo("升");
            assertThat(catalogue.find("gold")).isEmpty();
        });
    }

    @Test
    void refusesAnIdTwiceOrOfOtherLetters() throws IOException {
        for (String wrong : new String[] {"id: masks", "id: Suits 2"}) {
            assertThat(SupplyCatalogue.read("test.yaml", shipped().replace("id: suits", wrong))).isInstanceOfSatisfying(DocumentReading.Refused.class,
                    refused -> assertThat(refused.faults().toString()).contains("SUPPLY-001"));
        }
    }
}
