package org.zerospread.app.checkpoint;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zerospread.app.person.ArrivalForm;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.PersonDesk;
import org.zerospread.app.person.PersonForm;
import org.zerospread.app.person.PersonId;
import org.zerospread.app.quarantine.StayDraft;
import org.zerospread.app.quarantine.StayReason;
import org.zerospread.app.quarantine.Stays;
import org.zerospread.app.region.Region;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.checkpoint.PassageDecision;
import org.zerospread.engine.checkpoint.PassageMeasure;
import org.zerospread.engine.identity.PlateNumber;
import org.zerospread.engine.region.RegionCode;

/// Takes down one passage as somebody types it; who has to be registered or quarantined is, in the same transaction.
@Component
public class PassageDesk {

    private static final int MOST_PLACES = 20;
    private static final int MOST_PERSONS = 100;

    private final PassageIntake intake;
    private final Posts posts;
    private final PersonDesk persons;
    private final Stays stays;
    private final Regions regions;
    private final DistrictClock clock;
    private final TransactionTemplate transaction;

    PassageDesk(PassageIntake intake, Posts posts, PersonDesk persons, Stays stays, Regions regions, DistrictClock clock, PlatformTransactionManager transactions) {
        this.intake = intake;
        this.posts = posts;
        this.persons = persons;
        this.stays = stays;
        this.regions = regions;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// What became of a form.
    public sealed interface Answer {

        /// It was taken down.
        ///
        /// @param person who was registered with it
        record Taken(UUID passage, PassageDecision due, @Nullable PersonId person) implements Answer {
        }

        /// Nothing was taken down.
        record Refused(List<FormFault> faults) implements Answer {
        }
    }

    /// Takes down a passage of now.
    public Answer take(UUID post, PassageForm form) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Answer answer = taken(post, form);
            if (answer instanceof Answer.Refused) {
                status.setRollbackOnly();
            }
            return answer;
        }));
    }

    private Answer taken(UUID post, PassageForm form) {
        List<FormFault> faults = new ArrayList<>();
        Optional<Posts.Post> at = posts.find(post);
        if (at.isEmpty()) {
            return refused("post", "CHK-001", "没有这个卡口,或已撤除", "no such checkpoint, or it is closed");
        }
        RegionCode origin = origin(faults, form.origin());
        PlateNumber plate = plate(faults, form.plate());
        int occupants = number(faults, form.occupants());
        BigDecimal temperature = temperature(faults, form.temperature());
        PassageMeasure measure = choice(faults, "taken", form.taken(), PassageMeasure.class);
        PassageDraft.Direction direction = choice(faults, "direction", form.direction(), PassageDraft.Direction.class);
        if (!faults.isEmpty()) {
            return new Answer.Refused(faults);
        }
        PersonId person = null;
        if (!isBlank(form.name())) {
            switch (persons.register(registration(form, origin, plate))) {
                case PersonDesk.Answer.Registered(PersonId registered, UUID arrival) -> person = registered;
                case PersonDesk.Answer.Refused(List<FormFault> wrong) -> {
                    return new Answer.Refused(wrong);
                }
            }
        }
        return kept(new PassageDraft(UUID.randomUUID(), post, clock.instant(), direction == null ? PassageDraft.Direction.IN : direction, plate, origin, occupants, person, temperature, measure,
                blankToNull(form.deviation()), blankToNull(form.remark()), at.get().chief() == null ? Jurisdiction.actorNow() : at.get().chief()));
    }

    private Answer kept(PassageDraft draft) {
        PassageDecision due = intake.judge(draft);
        List<PassageIntake.Refusal> refused = intake.receive(List.of(draft)).refused();
        if (!refused.isEmpty()) {
            PassageIntake.Refusal why = refused.getFirst();
            return refused(why.code().equals("CHK-004") ? "deviation" : "post", why.code(), why.zh(), why.en());
        }
        PassageMeasure taken = draft.taken() == null ? due.measure() : draft.taken();
        if (draft.person() != null && taken == PassageMeasure.QUARANTINED) {
            stays.open(List.of(new StayDraft(UUID.randomUUID(), draft.person(), StayReason.KEY_AREA_ARRIVAL, clock.today())));
        }
        return new Answer.Taken(draft.id(), due, draft.person());
    }

    private PersonForm registration(PassageForm form, @Nullable RegionCode origin, @Nullable PlateNumber plate) {
        ArrivalForm journey = origin == null ? null : new ArrivalForm(origin.toString(), null, LocalDateTime.ofInstant(clock.instant(), clock.getZone()).truncatedTo(ChronoUnit.MINUTES).toString(),
                plate == null ? "FOOT" : "CAR", plate == null ? null : plate.value(), "CHECKPOINT", null, null);
        return new PersonForm(form.name(), null, null, null, form.card(), form.phone(), form.place(), null, null, null, journey);
    }

    private @Nullable RegionCode origin(List<FormFault> faults, @Nullable String typed) {
        if (isBlank(typed)) {
            return null;
        }
        String text = Objects.requireNonNull(typed).strip();
        Optional<Region> byCode = RegionCode.tryParse(text).flatMap(regions::find);
        List<Region> found = byCode.map(List::of).orElseGet(() -> regions.search(text, MOST_PLACES));
        List<Region> exact = found.stream().filter(region -> region.name().equals(text)).toList();
        List<Region> meant = exact.size() == 1 ? exact : found;
        if (meant.size() == 1) {
            return meant.getFirst().code();
        }
        faults.add(meant.isEmpty() ? fault("origin", "PER-002", "没有找到这个地区:可用名称、拼音或代码", "no such place: use its name, pinyin or code")
                : new FormFault("origin", "PER-003", "有几个同名地区,请选一个", "several places are meant: choose one", meant));
        return null;
    }

    private static @Nullable PlateNumber plate(List<FormFault> faults, @Nullable String typed) {
        if (isBlank(typed)) {
            return null;
        }
        Optional<PlateNumber> plate = PlateNumber.find(Objects.requireNonNull(typed));
        if (plate.isEmpty()) {
            faults.add(fault("plate", "CHK-008", "不是车牌号码,请写作 渝C12345", "no number plate; write 渝C12345"));
        }
        return plate.orElse(null);
    }

    private static int number(List<FormFault> faults, @Nullable String typed) {
        if (isBlank(typed)) {
            return 1;
        }
        try {
            int count = Integer.parseInt(Objects.requireNonNull(typed).strip());
            if (count >= 1 && count <= MOST_PERSONS) {
                return count;
            }
        } catch (NumberFormatException e) {
            faults.add(fault("occupants", "CHK-008", "人数为 1 到 100", "1 to 100 persons"));
            return 1;
        }
        faults.add(fault("occupants", "CHK-008", "人数为 1 到 100", "1 to 100 persons"));
        return 1;
    }

    private static @Nullable BigDecimal temperature(List<FormFault> faults, @Nullable String typed) {
        if (isBlank(typed)) {
            return null;
        }
        String text = Objects.requireNonNull(typed).strip();
        if (text.matches("(3[0-9]|4[0-5])(\\.[0-9])?")) {
            return new BigDecimal(text);
        }
        faults.add(fault("temperature", "CHK-008", "体温应写成 36.5", "write the temperature as 36.5"));
        return null;
    }

    private static <E extends Enum<E>> @Nullable E choice(List<FormFault> faults, String field, @Nullable String typed, Class<E> of) {
        if (isBlank(typed)) {
            return null;
        }
        Optional<E> chosen = Arrays.stream(of.getEnumConstants()).filter(value -> value.name().equalsIgnoreCase(Objects.requireNonNull(typed).strip())).findFirst();
        if (chosen.isEmpty()) {
            faults.add(fault(field, "PER-007", "没有这个选项", "one of " + Arrays.toString(of.getEnumConstants())));
        }
        return chosen.orElse(null);
    }

    private static Answer refused(String field, String code, String zh, String en) {
        return new Answer.Refused(List.of(fault(field, code, zh, en)));
    }

    private static FormFault fault(String field, String code, String zh, String en) {
        return new FormFault(field, code, zh, en, List.of());
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return isBlank(text) ? null : Objects.requireNonNull(text).strip();
    }
}
