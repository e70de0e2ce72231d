package org.zerospread.app.officers;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zerospread.app.intake.Landing;
import org.zerospread.app.intake.RowValues;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.FormReader;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.intake.Draft;
import org.zerospread.engine.intake.RecordKind;

/// Officers from a file: by the same rules as the form; who is known by kind, name and organisation stays as he is.
@Component
final class OfficerLanding implements Landing {

    private final Officers officers;
    private final Regions regions;
    private final DistrictClock clock;

    OfficerLanding(Officers officers, Regions regions, DistrictClock clock) {
        this.officers = officers;
        this.regions = regions;
        this.clock = clock;
    }

    @Override
    public RecordKind kind() {
        return RecordKind.OFFICERS;
    }

    @Override
    public Object groupOf(Draft draft) {
        return draft.row();
    }

    @Override
    public List<Outcome> land(List<Draft> drafts) {
        List<Outcome> outcomes = new ArrayList<>();
        List<Officer> sound = new ArrayList<>();
        for (Draft draft : drafts) {
            FormReader reader = new FormReader(regions, clock);
            Officer officer = read(new RowValues(kind(), draft), reader);
            if (officer == null) {
                FormFault fault = reader.faults().getFirst();
                outcomes.add(new Outcome.Refused(fault.field(), fault.code(), fault.zh(), fault.en()));
            } else {
                sound.add(officer);
                outcomes.add(TAKEN);
            }
        }
        Set<UUID> taken = new HashSet<>(sound.isEmpty() ? List.of() : officers.take(sound));
        return Landing.said(outcomes, sound, officer -> !taken.contains(officer.id()));
    }

    private @Nullable Officer read(RowValues row, FormReader reader) {
        Long capacity = row.number("capacity");
        OfficerReader.Sound sound = new OfficerReader(reader).read(new OfficerForm(row.text("kind"), row.text("name"), row.text("organisation"), row.text("skills"),
                Boolean.toString(Boolean.TRUE.equals(row.yes("medical"))), row.text("region"), Objects.toString(capacity, null), row.text("username")));
        if (sound != null && Jurisdiction.placeFor(sound.place().value()) != sound.place().value()) {
            reader.add("region", "PER-004", "不在您的辖区内", "outside your regions");
            return null;
        }
        return sound == null ? null : new Officer(UUID.randomUUID(), sound.kind(), sound.name(), sound.organisation(), sound.skills(), sound.medical(), sound.place(), sound.capacity(),
                sound.username(), clock.today(), null);
    }
}
