package org.zerospread.app.surveillance.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.WrittenMoment;
import org.zerospread.app.surveillance.CaseId;
import org.zerospread.app.surveillance.ContactEvent;
import org.zerospread.app.surveillance.ContactEvents;
import org.zerospread.app.surveillance.ExposureMode;
import org.zerospread.app.surveillance.ExposureSetting;

/// Reads the form of an occasion and has it registered.
@Component
class ContactOrders {

    private final ContactEvents events;
    private final DistrictClock clock;

    ContactOrders(ContactEvents events, DistrictClock clock) {
        this.events = events;
        this.clock = clock;
    }

    ContactEvents.Answer register(UUID caseId, ContactForm form) {
        List<FormFault> faults = new ArrayList<>();
        ExposureSetting setting = word("setting", form.setting(), ExposureSetting.values(), faults);
        ExposureMode mode = word("mode", form.mode(), ExposureMode.values(), faults);
        Instant from = moment("from", form.from(), faults);
        Instant until = moment("until", form.until(), faults);
        UUID through = id(form.through(), faults);
        int degree = "2".equals(text(form.degree())) ? 2 : 1;
        if (!List.of("", "1", "2").contains(text(form.degree()))) {
            faults.add(new FormFault("degree", "CAS-006", "级别为 1 或 2", "the degree is 1 or 2"));
        }
        if (setting == null || mode == null || from == null || until == null || !faults.isEmpty()) {
            return new ContactEvents.Answer.Refused(faults);
        }
        return events.register(new ContactEvent(new CaseId(caseId), setting, mode, text(form.place()), from, until, degree, through, orNull(form.relation()), orNull(form.note()), text(form.people()),
                (form.picked() == null ? List.<UUID>of() : form.picked()).stream().map(PersonId::new).toList()));
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    private static @Nullable String orNull(@Nullable String typed) {
        return text(typed).isEmpty() ? null : text(typed);
    }

    private static <E extends Enum<E>> @Nullable E word(String field, @Nullable String typed, E[] words, List<FormFault> faults) {
        Optional<E> found = Arrays.stream(words).filter(word -> word.name().equalsIgnoreCase(text(typed))).findFirst();
        if (found.isEmpty()) {
            faults.add(new FormFault(field, "CAS-006", "请选择", "one of " + Arrays.toString(words)));
        }
        return found.orElse(null);
    }

    private @Nullable Instant moment(String field, @Nullable String typed, List<FormFault> faults) {
        Optional<Instant> found = text(typed).isEmpty() ? Optional.empty() : WrittenMoment.find(text(typed), clock.getZone());
        if (found.isEmpty()) {
            faults.add(new FormFault(field, "CAS-006", "时间应写成 2020-02-08T18:00", "write the time as 2020-02-08T18:00"));
        }
        return found.orElse(null);
    }

    private static @Nullable UUID id(@Nullable String typed, List<FormFault> faults) {
        try {
            return text(typed).isEmpty() ? null : UUID.fromString(text(typed));
        } catch (IllegalArgumentException e) {
            faults.add(new FormFault("through", "CON-005", "次密接须选经由哪一位密接", "for the second degree choose the contact through whom"));
            return null;
        }
    }
}
