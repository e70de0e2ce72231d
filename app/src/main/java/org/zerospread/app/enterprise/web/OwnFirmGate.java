package org.zerospread.app.enterprise.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.SignedIn;
import org.zerospread.app.enterprise.Firm;
import org.zerospread.app.enterprise.OwnFirm;

/// The firm of whoever asks.
@Component
class OwnFirmGate {

    private final OwnFirm own;

    OwnFirmGate(OwnFirm own) {
        this.own = own;
    }

    /// @throws ResponseStatusException 404 when nobody bound the account to a firm, or the firm is no more
    Firm get(HttpServletRequest request) {
        return own.find(SignedIn.get(request)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "ENT-014 此账号还没有绑定企业: 请镇街在企业页面绑定。 The account acts for no firm yet: the town binds it on the firm's page."));
    }
}
