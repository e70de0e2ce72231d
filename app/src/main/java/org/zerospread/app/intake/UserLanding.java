package org.zerospread.app.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zerospread.app.access.AccountRegister;
import org.zerospread.app.access.Change;
import org.zerospread.app.access.RefusalCode;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.intake.Draft;
import org.zerospread.engine.intake.RecordKind;

/// Accounts from a list of users. No password is in the list and none is made: each waits until a manager gives a one-time password on its page.
@Component
final class UserLanding implements Landing {

    private final AccountRegister accounts;

    UserLanding(AccountRegister accounts) {
        this.accounts = accounts;
    }

    @Override
    public RecordKind kind() {
        return RecordKind.USERS;
    }

    @Override
    public Object groupOf(Draft draft) {
        return draft.row();
    }

    @Override
    public List<Outcome> land(List<Draft> drafts) {
        List<AccountRegister.Enlisted> lines = new ArrayList<>();
        for (Draft draft : drafts) {
            RowValues row = new RowValues(kind(), draft);
            lines.add(new AccountRegister.Enlisted(UUID.randomUUID(), row.needed("username"), row.needed("display_name"), row.needed("role"), row.needed("region"), row.day("valid_from"),
                    row.day("valid_to"), row.text("employer"), row.text("remarks")));
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (Change<Boolean> answer : accounts.enlist(Jurisdiction.find().orElseThrow(() -> new IllegalStateException("no jurisdiction")).range(), lines)) {
            outcomes.add(switch (answer) {
                case Change.Done<Boolean>(Boolean fresh) -> fresh ? TAKEN : SAME;
                case Change.Refused<Boolean>(RefusalCode code) -> refused(code);
            });
        }
        return outcomes;
    }

    private static Outcome refused(RefusalCode code) {
        return switch (code) {
            case NAME_UNFIT -> new Outcome.Refused("username", code.code(), "用户名须为小写字母开头的 2 至 40 个字符, 且未被他人使用", "a user name has 2 to 40 small letters, digits, dots; and is not another's");
            case OUTSIDE_RANGE -> new Outcome.Refused("region", code.code(), "该账号在您的辖区以外还有职责", "the account has duties outside your region");
            case DATES_REVERSED -> new Outcome.Refused("valid_to", code.code(), "停用日期早于启用日期", "ends before it begins");
            default -> new Outcome.Refused("region", code.code(), "没有这个岗位, 或辖区内没有这个区划(或有几个同名)", "no such role, or no such region here (or several of that name)");
        };
    }
}
