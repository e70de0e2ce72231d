package org.zerospread.app.surveillance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zerospread.app.person.ArrivalForm;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.FormReader;
import org.zerospread.app.person.PersonDesk;
import org.zerospread.app.person.PersonForm;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.person.PersonMatching;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.identity.CardNumber;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.triage.Exposure;
import org.zerospread.engine.triage.Symptom;

/// Reads the form of the desk: the answers, and who he is. One who is known is found by what is typed; one who is not is registered with it, so that nothing is typed twice.
@Component
class TriageReader {

    private static final int LONGEST_NAME = 50;

    private final PersonDesk persons;
    private final PersonMatching matching;
    private final Regions regions;
    private final DistrictClock clock;

    TriageReader(PersonDesk persons, PersonMatching matching, Regions regions, DistrictClock clock) {
        this.persons = persons;
        this.matching = matching;
        this.regions = regions;
        this.clock = clock;
    }

    /// What became of reading.
    sealed interface Read {

        record Sound(PersonId person, TriageAnswers answers) implements Read {
        }

        /// @param maybe somebody registered who may be meant
        record Faulty(List<FormFault> faults, @Nullable PersonId maybe) implements Read {
        }
    }

    /// Reads a form within the transaction that keeps it.
    Read read(TriageForm form) {
        FormReader reader = new FormReader(regions, clock);
        RegionCode origin = null;
        if (!FormReader.isBlank(form.origin())) {
            origin = reader.division("origin", form.origin());
        } else if (!"true".equals(form.stayed())) {
            reader.add("origin", "TRI-005", "请先问从哪里来:填来源地,或勾选 14 天内未离开本区", "ask first whence he comes: write the origin, or tick that he has not left the district for 14 days");
        }
        Set<Exposure> exposures = words(reader, "exposures", form.exposures(), Exposure.class);
        Set<Symptom> symptoms = words(reader, "symptoms", form.symptoms(), Symptom.class);
        BigDecimal temperature = temperature(reader, form.temperature());
        UUID id = reader.id("person", form.person());
        String name = reader.text("name", form.name(), LONGEST_NAME);
        CardNumber card = reader.card(null, form.card());
        String phone = reader.phone(form.phone());
        if (id == null && name == null && FormReader.isBlank(form.card()) && FormReader.isBlank(form.phone())) {
            reader.add("name", "TRI-003", "请填证件号、电话或姓名", "write card number, telephone or name");
        }
        if (!reader.faults().isEmpty()) {
            return new Read.Faulty(reader.faults(), null);
        }
        TriageAnswers answers = new TriageAnswers(origin, exposures, symptoms, temperature);
        return id != null ? known(new PersonId(id), form, answers) : unknown(new PersonMatching.Hint(name, card, phone, card == null ? null : card.birthDate().orElse(null)), form, answers);
    }

    private Read unknown(PersonMatching.Hint hint, TriageForm form, TriageAnswers answers) {
        PersonMatching.Match match = matching.match(List.of(hint)).getFirst();
        if (match.isCertain()) {
            return known(Objects.requireNonNull(match.person()), form, answers);
        }
        if (match.isDoubtful() && !"true".equals(form.fresh())) {
            return new Read.Faulty(List.of(new FormFault("person", "TRI-004", "可能是已登记的人,请选择", "he may be somebody registered: choose", List.of())), match.person());
        }
        PersonForm registration = new PersonForm(form.name(), null, null, null, form.card(), form.phone(), form.place(), null, null, null, journey(form, answers));
        return switch (persons.register(registration)) {
            case PersonDesk.Answer.Registered(PersonId person, UUID arrival) -> new Read.Sound(person, answers);
            case PersonDesk.Answer.Refused(List<FormFault> faults) -> new Read.Faulty(faults, null);
        };
    }

    private Read known(PersonId person, TriageForm form, TriageAnswers answers) {
        ArrivalForm journey = journey(form, answers);
        if (journey == null) {
            return new Read.Sound(person, answers);
        }
        return switch (persons.registerArrival(person, journey)) {
            case PersonDesk.Answer.Registered(PersonId registered, UUID arrival) -> new Read.Sound(person, answers);
            case PersonDesk.Answer.Refused(List<FormFault> faults) -> new Read.Faulty(faults, null);
        };
    }

    private static @Nullable ArrivalForm journey(TriageForm form, TriageAnswers answers) {
        RegionCode origin = answers.origin();
        return origin == null || FormReader.isBlank(form.arrivedAt()) ? null : new ArrivalForm(origin.toString(), null, form.arrivedAt(), null, null, "CLINIC", null, null);
    }

    private static <E extends Enum<E>> Set<E> words(FormReader reader, String field, @Nullable List<String> typed, Class<E> of) {
        Set<E> words = EnumSet.noneOf(of);
        for (String word : typed == null ? List.<String>of() : new ArrayList<>(typed)) {
            E read = reader.choice(field, word, of);
            if (read != null) {
                words.add(read);
            }
        }
        return words;
    }

    private static @Nullable BigDecimal temperature(FormReader reader, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        if (typed.strip().matches("(3[0-9]|4[0-4])(\\.[0-9])?")) {
            return new BigDecimal(typed.strip());
        }
        reader.add("temperature", "TRI-005", "体温应写成 36.5", "write the temperature as 36.5");
        return null;
    }
}
