package org.zerospread.app.enterprise;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zerospread.app.intake.Landing.Outcome;
import org.zerospread.app.intake.RowValues;
import org.zerospread.app.region.RegionNames;
import org.zerospread.app.region.Regions;
import org.zerospread.engine.region.RegionCode;

/// Where staff live and whence they came, as a list writes it; who lives in another district is not taken.
@Component
class StaffHomes {

    private final RegionNames names;
    private final Regions regions;

    StaffHomes(RegionNames names, Regions regions) {
        this.names = names;
        this.regions = regions;
    }

    /// A reader for the rows of one list; it reads the names of the present jurisdiction once.
    Reader reader() {
        return new Reader(names.own(), names.country(), regions.served());
    }

    /// That he lives in another district.
    static Outcome.Refused elsewhere(RegionCode region) {
        return new Outcome.Refused("region", "ENT-008", "居住在其他区县 (" + region + "): 不登记外区县人员", "lives in another district (" + region + "): people of other districts are not taken");
    }

    /// What a place turned out to be.
    private record Home(@Nullable RegionCode region, Outcome.@Nullable Refused why) {
    }

    /// Reads places; a list names the same few again and again.
    static final class Reader {

        private final RegionNames.Own own;
        private final RegionNames.Country country;
        private final RegionCode district;
        private final Map<String, Home> homes = new HashMap<>();
        private final Map<String, Optional<RegionCode>> origins = new HashMap<>();

        private Reader(RegionNames.Own own, RegionNames.Country country, RegionCode district) {
            this.own = own;
            this.country = country;
            this.district = district;
        }

        /// What is wrong with the places of a row; null when nothing is.
        Outcome.@Nullable Refused fault(RowValues row) {
            String said = row.text("region");
            if (said != null && home(said).why() != null) {
                return home(said).why();
            }
            String from = row.text("origin");
            if (from != null && origin(from).isEmpty()) {
                return new Outcome.Refused("origin", "INT-058", "不知道这个来源地", "no such place of origin");
            }
            return (from == null) == (row.day("arrived_on") == null) ? null
                    : new Outcome.Refused(from == null ? "origin" : "arrived_on", "ENT-012", "来源地和返回日期要一起填", "give origin and day of arrival together");
        }

        /// Where he lives; at the firm when he has a bed in its dormitory and no other residence is written; null where nothing is known.
        @Nullable RegionCode home(RowValues row, RegionCode firm) {
            String said = row.text("region");
            return said != null ? home(said).region() : row.text("dormitory") != null ? firm : null;
        }

        /// Whence he came; null where no journey is told.
        @Nullable RegionCode origin(RowValues row) {
            String from = row.text("origin");
            return from == null ? null : origin(from).orElse(null);
        }

        private Optional<RegionCode> origin(String said) {
            return origins.computeIfAbsent(said, country::find);
        }

        private Home home(String said) {
            return homes.computeIfAbsent(said, text -> {
                Optional<RegionCode> here = own.find(text, null);
                if (here.isPresent()) {
                    return new Home(here.get(), null);
                }
                Optional<RegionCode> there = RegionCode.tryParse(text).or(() -> country.find(text)).filter(region -> !district.contains(region) && !region.contains(district));
                return new Home(null, there.map(StaffHomes::elsewhere).orElseGet(() -> new Outcome.Refused("region", "INT-057", "本区没有这个村(社区)或网格, 或有几个同名的: 请填代码",
                        "no such village or grid here, or several of that name: give its code")));
            });
        }
    }
}
