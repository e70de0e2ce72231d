package org.zerospread.app.certificate.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.certificate.CertificateDesk;
import org.zerospread.app.enterprise.Firm;
import org.zerospread.app.person.FormFault;

/// The certificates of the staff of an enterprise.
///
/// @param sheets those that hold, with their codes
/// @param receipt what became of an issue just now; null where nothing was asked
public record StaffPage(Firm firm, List<SheetPage> sheets, CertificateDesk.@Nullable Receipt receipt, @Nullable FormFault fault, LocalDate today) {
}
