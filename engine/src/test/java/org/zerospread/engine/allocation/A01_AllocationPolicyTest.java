package org.zerospread.engine.allocation;

import org.junit.jupiter.api.Test;
import org.zerospread.engine.document.DocumentReading;

import static org.assertj.core.api.Assertions.assertThat;

/// The order of the rules is data.
class A01_AllocationPolicyTest {

    private static void refused(String text, String code, String says) {
        assertThat(((DocumentReading.Refused<AllocationPolicy>) AllocationPolicy.read("test.yaml", text)).faults())
                .anySatisfy(fault -> {
                    assertThat(fault.code()).isEqualTo(code);
                    assertThat(fault.toString()).contains(says);
                });
    }

    @Test
    void theShippedPolicyIsRead() {
        AllocationPolicy policy = Hotel.policy();
        assertThat(policy.purposesFor(GuestKind.CONTACT)).containsExactly(SitePurpose.CONTACTS, SitePurpose.ARRIVALS);
        assertThat(policy.purposesFor(GuestKind.DISCHARGED)).containsExactly(SitePurpose.REHAB);
        assertThat(policy.cleaningNights()).isEqualTo(1);
        assertThat(policy.order()).startsWith(AllocationRule.PURPOSE);
    }

    @Test
    void refusesAKindOfGuestTwiceOrWithoutASite() {
        refused(Hotel.shipped().replace("{guest: arrival, sites: [arrivals, contacts]}", "{guest: contact, sites: [arrivals]}"), "ALLOCATION-001", "CONTACT");
        refused(Hotel.shipped().replace("  - {guest: arrival, sites: [arrivals, contacts]}\n", ""), "ALLOCATION-002", "ARRIVAL");
    }

    @Test
    void refusesAnOrderThatLeavesARuleOut() {
        refused(Hotel.shipped().replace(", release, spare]", ", release]"), "ALLOCATION-003", "RELEASE");
        refused(Hotel.shipped().replace("order: [purpose,", "order: [purpose, purpose,"), "ALLOCATION-003", "PURPOSE");
    }
}
