package org.zerospread.app.enterprise.web;

import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.enterprise.Firm;
import org.zerospread.app.enterprise.FirmAccounts;
import org.zerospread.app.enterprise.Firms;
import org.zerospread.app.enterprise.StaffReturn;
import org.zerospread.app.enterprise.StaffReturns;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.store.DistrictClock;

/// Puts the pages of one firm together, for officials and for the firm's own user alike.
@Component
class FirmView {

    private final Firms firms;
    private final FirmsQuery rows;
    private final FirmQuery query;
    private final FirmAccounts accounts;
    private final StaffReturns returns;
    private final DistrictClock clock;

    FirmView(Firms firms, FirmsQuery rows, FirmQuery query, FirmAccounts accounts, StaffReturns returns, DistrictClock clock) {
        this.firms = firms;
        this.rows = rows;
        this.query = query;
        this.accounts = accounts;
        this.returns = returns;
        this.clock = clock;
    }

    /// The firm of an id.
    ///
    /// @throws ResponseStatusException 404 for one that is not here
    Firm firm(UUID id) {
        return firms.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /// Its line in the register.
    FirmsPage.Row row(UUID id) {
        return rows.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /// A page of what it has ready.
    ///
    /// @param knowsAccounts whether the reader may know which accounts act for it
    FirmPage page(UUID id, String base, String tab, boolean writes, boolean knowsAccounts, List<FormFault> faults) {
        FirmsPage.Row row = row(id);
        return new FirmPage(row, base, tab, writes && row.closedOn() == null, counts(returns.listOf(id)), query.supplies(id), query.items(), query.rooms(id), query.plans(id),
                knowsAccounts ? accounts.list(id) : List.of(), faults, clock.today());
    }

    /// How many may return.
    static FirmPage.Returns counts(List<StaffReturn> staff) {
        long may = staff.stream().filter(StaffReturn::mayReturn).count();
        return new FirmPage.Returns(may, staff.size() - may);
    }
}
