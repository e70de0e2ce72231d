package org.zerospread.app.officers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.person.FormReader;
import org.zerospread.engine.officers.OfficerKind;
import org.zerospread.engine.region.RegionCode;

/// Reads the fields of an officer; all that is wrong goes to the form's reader.
final class OfficerReader {

    static final int MOST_FIRMS = 1_000;
    private static final int LONGEST = 60;
    private static final String INDUSTRY = "[A-T][0-9]{0,4}";

    private final FormReader reader;

    OfficerReader(FormReader reader) {
        this.reader = reader;
    }

    /// An officer that can be kept.
    record Sound(OfficerKind kind, String name, String organisation, List<String> skills, boolean medical, RegionCode place, int capacity, @Nullable String username) {
    }

    /// The officer; null when the reader has found faults.
    @Nullable Sound read(OfficerForm form) {
        OfficerKind kind = reader.choice("kind", form.kind(), OfficerKind.class);
        if (FormReader.isBlank(form.kind())) {
            reader.add("kind", "OFC-001", "请选择哪一类", "choose which of the three");
        }
        String name = needed("name", form.name(), "请填写姓名", "give the name");
        String organisation = needed("organisation", form.organisation(), "请填写单位", "give the organisation");
        List<String> skills = industries(form.skills());
        RegionCode place = "".equals(form.region()) || form.region() == null ? null : reader.division("region", form.region());
        if (FormReader.isBlank(form.region())) {
            reader.add("region", "OFC-001", "请填写工作地点", "say where he works from");
        }
        int capacity = capacity(form.capacity());
        boolean medical = "true".equals(form.medical()) || "on".equals(form.medical());
        if (kind == OfficerKind.SUPERVISOR && !medical) {
            reader.add("medical", "OFC-004", "督查员必须是医务人员", "a supervisor must be a medic");
        }
        String username = reader.text("username", form.username(), LONGEST);
        return kind == null || name == null || organisation == null || place == null || !reader.faults().isEmpty() ? null
                : new Sound(kind, name, organisation, skills, medical, place, capacity, username);
    }

    private @Nullable String needed(String field, @Nullable String typed, String zh, String en) {
        String text = reader.text(field, typed, LONGEST);
        if (text == null) {
            reader.add(field, "OFC-001", zh, en);
        }
        return text;
    }

    private List<String> industries(@Nullable String typed) {
        List<String> skills = new ArrayList<>();
        for (String one : (typed == null ? "" : typed.toUpperCase(Locale.ROOT)).split("[\\s,,、;;]+")) {
            if (one.matches(INDUSTRY)) {
                skills.add(one);
            } else if (!one.isEmpty()) {
                reader.add("skills", "OFC-001", "行业应写成 GB/T 4754 代码,如 C27:" + one, "write industries as codes of GB/T 4754 such as C27: " + one);
            }
        }
        return skills.stream().distinct().sorted().toList();
    }

    private int capacity(@Nullable String typed) {
        if (typed != null && typed.strip().matches("[0-9]{1,4}")) {
            int capacity = Integer.parseInt(typed.strip());
            if (capacity >= 1 && capacity <= MOST_FIRMS) {
                return capacity;
            }
        }
        reader.add("capacity", "OFC-001", "最多企业数应为 1 到 " + MOST_FIRMS, "the most firms are a number from 1 to " + MOST_FIRMS);
        return 1;
    }
}
