package org.zerospread.app.surveillance;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Lists of persons as people paste them.
class ContactLinesTest {

    @Test
    void readsNameCardTelephoneAndRelationInAnyOrder() {
        ContactLines read = ContactLines.read("陈某某,13800138000,同事\r\n\n亲属关系甲 \t 138 0013 8001\n林某某；  邻居  ；13800138002\n周某");
        assertThat(read.faults()).isEmpty();
        assertThat(read.lines()).extracting(ContactLines.Line::number).containsExactly(1, 3, 4, 5);
        assertThat(read.lines()).extracting(ContactLines.Line::name).containsExactly("陈某某", "亲属关系甲", "林某某", "周某");
        assertThat(read.lines()).extracting(ContactLines.Line::phone).containsExactly("13800138000", "13800138001", "13800138002", null);
        assertThat(read.lines()).extracting(ContactLines.Line::relation).containsExactly("同事", null, "邻居", null);
    }

    @Test
    void aCardNumberIsKnownByItsCheckDigit() {
        assertThat(ContactLines.read("陈某某,11010519491231002X").lines().getFirst().card()).isNotNull();
        assertThat(ContactLines.read("陈某某,110105194912310021").faults()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("CON-002");
            assertThat(fault.zh()).startsWith("第 1 行");
        });
    }

    @Test
    void tellsEveryFaultWithItsLine() {
        assertThat(ContactLines.read("13800138000\n陈某, 甲, 乙, 丙\n好人").faults()).extracting(fault -> fault.code() + " " + fault.en().substring(0, 6)).containsExactly("CON-001 line 1", "CON-003 line 2", "CON-003 line 2");
        assertThat(ContactLines.read("").lines()).isEmpty();
    }
}
