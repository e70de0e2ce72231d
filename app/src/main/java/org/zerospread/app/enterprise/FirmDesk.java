package org.zerospread.app.enterprise;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zerospread.app.person.FormReader;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.resumption.CreditCode;
import org.zerospread.engine.resumption.IndustryCode;

/// Registers, changes and closes one firm by hand.
@Component
public class FirmDesk {

    private static final int LONGEST = 100;
    private static final int MOST_STAFF = 1_000_000;

    private final JdbcClient sql;
    private final FirmRegister register;
    private final Firms firms;
    private final Regions regions;
    private final DistrictClock clock;

    FirmDesk(JdbcClient sql, FirmRegister register, Firms firms, Regions regions, DistrictClock clock) {
        this.sql = sql;
        this.register = register;
        this.firms = firms;
        this.regions = regions;
        this.clock = clock;
    }

    /// Registers a firm.
    @Transactional
    public FirmAnswer register(FirmForm form) {
        FormReader reader = new FormReader(regions, clock);
        Firm firm = read(reader, UUID.randomUUID(), form);
        if (firm == null) {
            return new FirmAnswer.Refused(reader.faults());
        }
        Optional<Firm> known = firms.findByCode(firm.creditCode());
        if (known.isPresent()) {
            return FirmAnswer.refused("credit_code", "ENT-001", "这家企业已登记为“" + known.get().name() + "”", "this firm is registered as " + known.get().name());
        }
        if (hasNamesake(firm)) {
            return namesake();
        }
        return register.take(List.of(firm)).isEmpty() ? FirmAnswer.refused("credit_code", "ENT-001", "这个统一社会信用代码已在辖区外登记", "this credit code is registered outside your regions")
                : new FirmAnswer.Done(firm.id());
    }

    /// Changes what is known of a firm; its credit code is who it is and stays.
    @Transactional
    public FirmAnswer change(UUID id, FirmForm form) {
        Optional<Firm> known = firms.find(id).filter(firm -> firm.closedOn() == null);
        if (known.isEmpty()) {
            return unknown();
        }
        FormReader reader = new FormReader(regions, clock);
        Firm firm = read(reader, id, new FirmForm(known.get().creditCode(), form.name(), form.industry(), form.size(), form.large(), form.park(), form.priority(), form.region(), form.address(), form.contact(),
                form.phone(), form.staffExpected()));
        if (firm == null) {
            return new FirmAnswer.Refused(reader.faults());
        }
        if (hasNamesake(firm)) {
            return namesake();
        }
        return register.change(firm) ? new FirmAnswer.Done(id) : unknown();
    }

    /// Closes a firm, from today or an earlier day on.
    @Transactional
    public FirmAnswer close(UUID id, @Nullable String day) {
        FormReader reader = new FormReader(regions, clock);
        LocalDate on = FormReader.isBlank(day) ? clock.today() : reader.day("closed_on", day);
        if (on == null) {
            return new FirmAnswer.Refused(reader.faults());
        }
        return firms.find(id).filter(firm -> register.close(firm, on)).<FirmAnswer>map(firm -> new FirmAnswer.Done(id)).orElseGet(FirmDesk::unknown);
    }

    static FirmAnswer unknown() {
        return FirmAnswer.refused("firm", "ENT-005", "本辖区没有这家企业, 或已关闭", "no such firm here, or it is closed");
    }

    private static FirmAnswer namesake() {
        return FirmAnswer.refused("name", "ENT-003", "同一镇街已有同名企业, 代码不同: 请核对代码", "a firm of this name is registered in the same town under another code: check the code");
    }

    private boolean hasNamesake(Firm firm) {
        return sql.sql("select exists (select from enterprise.firm where name = :name and id <> :id and closed_on is null and region / 1000000 = :town)").param("name", firm.name()).param("id", firm.id())
                .param("town", firm.region().value() / 1_000_000).query(Boolean.class).single();
    }

    private static @Nullable Firm read(FormReader reader, UUID id, FirmForm form) {
        String code = creditCode(reader, form.creditCode());
        String name = needed(reader, "name", form.name());
        String industry = industry(reader, form.industry());
        FirmSize size = reader.choice("size", form.size(), FirmSize.class);
        Priority said = reader.choice("priority", form.priority(), Priority.class);
        RegionCode region = reader.place("region", form.region());
        String address = needed(reader, "address", form.address());
        String park = reader.text("park", form.park(), LONGEST);
        String contact = reader.text("contact", form.contact(), LONGEST);
        String phone = reader.text("phone", form.phone(), LONGEST);
        Integer expected = number(reader, form.staffExpected());
        if (size == null && FormReader.isBlank(form.size())) {
            reader.add("size", "ENT-013", "请选择规模", "choose a size");
        }
        if (!reader.faults().isEmpty()) {
            return null;
        }
        boolean large = "true".equals(form.large());
        Priority priority = said != null ? said : large ? Priority.LARGE : park != null ? Priority.PARK : Priority.OTHER;
        return new Firm(id, Objects.requireNonNull(code), Objects.requireNonNull(name), Objects.requireNonNull(industry), Objects.requireNonNull(size), large, park, priority, Objects.requireNonNull(region),
                Objects.requireNonNull(address), contact, phone, Objects.requireNonNull(expected), null);
    }

    private static @Nullable String needed(FormReader reader, String field, @Nullable String typed) {
        String text = reader.text(field, typed, LONGEST);
        if (text == null) {
            reader.add(field, "ENT-013", "必填", "must be filled in");
        }
        return text;
    }

    private static @Nullable String creditCode(FormReader reader, @Nullable String typed) {
        return switch (CreditCode.read(typed == null ? "" : typed)) {
            case CreditCode.Reading.Accepted code -> code.canonical();
            case CreditCode.Reading.Refused(String code, String zh, String en) -> {
                reader.add("credit_code", code, zh, en);
                yield null;
            }
        };
    }

    private static @Nullable String industry(FormReader reader, @Nullable String typed) {
        return switch (IndustryCode.read(typed == null ? "" : typed)) {
            case IndustryCode.Reading.Accepted code -> code.industry().value();
            case IndustryCode.Reading.Refused(String code, String zh, String en) -> {
                reader.add("industry", code, zh, en);
                yield null;
            }
        };
    }

    private static @Nullable Integer number(FormReader reader, @Nullable String typed) {
        String text = typed == null ? "" : typed.strip();
        if (text.matches("[0-9]{1,7}") && Integer.parseInt(text) <= MOST_STAFF) {
            return Integer.valueOf(text);
        }
        reader.add("staff_expected", "ENT-004", "职工人数为 0 到 1000000", "0 to 1000000 people");
        return null;
    }
}
