package org.zerospread.app.person;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.region.Region;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.app.store.WrittenMoment;
import org.zerospread.engine.identity.CardKind;
import org.zerospread.engine.identity.CardNumber;
import org.zerospread.engine.identity.CardReading;
import org.zerospread.engine.identity.PhoneNumber;
import org.zerospread.engine.identity.PhoneReading;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.region.RegionLevel;

/// Reads the fields of one form and collects all that is wrong with it.
public final class FormReader {

    private static final int MOST_PLACES = 200;
    private static final int MOST_CHOICES = 12;
    private static final Set<RegionLevel> PLACES = EnumSet.of(RegionLevel.TOWN, RegionLevel.VILLAGE, RegionLevel.GRID);

    private final Regions regions;
    private final DistrictClock clock;
    private final List<FormFault> faults = new ArrayList<>();

    /// A reader of one form.
    public FormReader(Regions regions, DistrictClock clock) {
        this.regions = regions;
        this.clock = clock;
    }

    /// Whether nothing was typed.
    public static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /// All that is wrong so far.
    public List<FormFault> faults() {
        return faults;
    }

    /// Something else that is wrong.
    public void add(String field, String code, String zh, String en) {
        faults.add(new FormFault(field, code, zh, en));
    }

    /// A text of at most so many characters; null when blank.
    public @Nullable String text(String field, @Nullable String typed, int longest) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        String clean = typed.strip();
        if (clean.codePointCount(0, clean.length()) > longest) {
            add(field, "PER-010", "最多 " + longest + " 个字", "at most " + longest + " characters");
        }
        return clean;
    }

    /// A card number; null when blank.
    public @Nullable CardNumber card(@Nullable String kind, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        CardKind of = choice("card_kind", kind, CardKind.class);
        CardReading reading = of == null ? CardNumber.read(typed) : CardNumber.read(of, typed);
        return switch (reading) {
            case CardReading.Accepted(CardNumber card, List<String> notes) -> card;
            case CardReading.Refused(String code, String zh, String en) -> {
                add("card", code, zh, en);
                yield null;
            }
        };
    }

    /// A telephone number; null when blank.
    public @Nullable String phone(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        return switch (PhoneNumber.read(typed)) {
            case PhoneReading.Accepted(PhoneNumber phone, List<String> notes) -> phone.value();
            case PhoneReading.Refused(String code, String zh, String en) -> {
                add("phone", code, zh, en);
                yield null;
            }
        };
    }

    /// One of a list of choices, whatever the case; null when blank.
    public <E extends Enum<E>> @Nullable E choice(String field, @Nullable String typed, Class<E> of) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        Optional<E> chosen = Arrays.stream(of.getEnumConstants()).filter(value -> value.name().equalsIgnoreCase(typed.strip())).findFirst();
        if (chosen.isEmpty()) {
            add(field, "PER-007", "没有这个选项", "one of " + Arrays.toString(of.getEnumConstants()));
        }
        return chosen.orElse(null);
    }

    /// A day that is not in the future; null when blank.
    public @Nullable LocalDate day(String field, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(typed.strip());
            if (!day.isAfter(clock.today())) {
                return day;
            }
            add(field, "PER-006", "日期晚于今天", "the day is in the future");
        } catch (DateTimeParseException e) {
            add(field, "PER-006", "日期应写成 2020-01-31", "write the day as 2020-01-31");
        }
        return null;
    }

    /// A moment that is not in the future; null when blank.
    public @Nullable Instant moment(String field, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        Optional<Instant> moment = WrittenMoment.find(typed, clock.getZone());
        if (moment.isEmpty()) {
            add(field, "PER-008", "时间应写成 2020-01-31T15:30", "write the time as 2020-01-31T15:30");
        } else if (moment.get().isAfter(clock.instant())) {
            add(field, "PER-008", "时间晚于现在", "the time is in the future");
            return null;
        }
        return moment.orElse(null);
    }

    /// An id; null when blank.
    public @Nullable UUID id(String field, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            return UUID.fromString(typed.strip());
        } catch (IllegalArgumentException e) {
            add(field, "PER-009", "本辖区没有登记", "not registered here");
            return null;
        }
    }

    /// A place within the writer's regions, down to town, village or grid.
    public @Nullable RegionCode place(String field, @Nullable String typed) {
        Region found = region(field, typed, true);
        return found == null ? null : found.code();
    }

    /// A division anywhere in the country.
    public @Nullable RegionCode division(String field, @Nullable String typed) {
        Region found = region(field, typed, false);
        return found == null ? null : found.code();
    }

    private @Nullable Region region(String field, @Nullable String typed, boolean own) {
        if (typed == null || typed.isBlank()) {
            add(field, "PER-002", "请填写地区", "say where");
            return null;
        }
        Optional<Region> byCode = RegionCode.tryParse(typed.strip()).flatMap(regions::find);
        List<Region> found = byCode.map(List::of).orElseGet(() -> regions.search(typed, MOST_PLACES));
        if (own) {
            List<Region> places = found.stream().filter(region -> PLACES.contains(region.level())).toList();
            found = places.stream().filter(region -> isOwn(region.code())).toList();
            if (found.isEmpty() && !places.isEmpty()) {
                add(field, "PER-004", "不在您的辖区内", "outside your regions");
                return null;
            }
        }
        List<Region> exact = found.stream().filter(region -> region.name().equals(typed.strip())).toList();
        List<Region> meant = exact.size() == 1 ? exact : found;
        if (meant.size() == 1) {
            return meant.getFirst();
        }
        if (meant.isEmpty()) {
            add(field, "PER-002", "没有找到这个地区:可用名称、拼音或代码", "no such place: use its name, pinyin or code");
        } else {
            faults.add(new FormFault(field, "PER-003", "有几个同名地区,请选一个", "several places are meant: choose one", meant.subList(0, Math.min(MOST_CHOICES, meant.size()))));
        }
        return null;
    }

    private static boolean isOwn(RegionCode code) {
        return Jurisdiction.find().map(jurisdiction -> jurisdiction.range().low() <= code.low() && code.high() <= jurisdiction.range().high()).orElse(false);
    }
}
