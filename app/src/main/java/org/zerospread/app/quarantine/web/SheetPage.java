package org.zerospread.app.quarantine.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.zerospread.app.quarantine.TemperatureSheet;

/// The sheet of temperatures.
///
/// @param saved how many values were just taken down; -1 when nothing was sent
public record SheetPage(TemperatureSheet.Sheet sheet, List<DayWorkPage.Choice> sites, List<String> floors, List<DayWorkPage.Choice> places, @Nullable String code, int saved) {

    /// The address of the sheet of another floor of the same place and day.
    public String address(@Nullable String floor) {
        return UriComponentsBuilder.fromPath("/quarantine/temperatures").queryParam("day", sheet.which().day()).queryParamIfPresent("site", Optional.ofNullable(sheet.which().site()))
                .queryParamIfPresent("floor", Optional.ofNullable(floor)).queryParamIfPresent("code", Optional.ofNullable(code)).build().toUriString();
    }

    /// How many cells are filled.
    public long filled() {
        return sheet.lines().stream().flatMap(line -> line.cells().stream()).filter(cell -> cell.observation() != null).count();
    }

    /// How many cells there are.
    public long cells() {
        return (long) sheet.lines().size() * sheet.slots();
    }
}
