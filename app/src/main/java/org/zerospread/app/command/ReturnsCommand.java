package org.zerospread.app.command;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.springframework.context.ConfigurableApplicationContext;
import org.zerospread.app.enterprise.Firm;
import org.zerospread.app.enterprise.Firms;
import org.zerospread.app.enterprise.StaffReturn;
import org.zerospread.app.enterprise.StaffReturns;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.resumption.CreditCode;
import org.zerospread.engine.resumption.ReturnRule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `returns CREDIT_CODE`: who of the staff of a firm may return to work today, and why not, until when.
@Command(name = "returns", mixinStandardHelpOptions = true, description = "返岗 Says who of the staff of a firm may return to work today, and who may not, why, until when.")
final class ReturnsCommand implements Callable<Integer> {

    enum Format {
        TEXT, JSON
    }

    @Parameters(index = "0", paramLabel = "CREDIT_CODE", description = "unified social credit code of a registered firm")
    String code = "";

    @Option(names = "--format", defaultValue = "TEXT", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    Format format = Format.TEXT;

    @Mixin
    StoreOption store = new StoreOption();

    @Override
    public Integer call() {
        return switch (CreditCode.read(code)) {
            case CreditCode.Reading.Refused(String fault, String zh, String en) -> refuse(fault, zh, en);
            case CreditCode.Reading.Accepted accepted -> told(accepted.canonical());
        };
    }

    private int told(String creditCode) {
        StoreOption.Opened opened = store.openOrJoin();
        try (ConfigurableApplicationContext application = ApplicationStart.quiet(opened)) {
            Jurisdiction everything = new Jurisdiction("command-line", application.getBean(Regions.class).findServed().map(RegionCode::range).orElse(Jurisdiction.EVERYWHERE));
            Optional<Firm> firm = everything.call(() -> application.getBean(Firms.class).findByCode(creditCode));
            if (firm.isEmpty()) {
                return refuse("ENT-005", "没有登记这家企业:先导入企业 (import firms)", "no such firm is registered: import firms first");
            }
            List<StaffReturn> staff = everything.call(() -> application.getBean(StaffReturns.class).listOf(firm.get().id()));
            switch (format) {
                case JSON -> Printed.json(StaffReturn.asJson(firm.get(), staff, true));
                case TEXT -> print(firm.get(), staff);
            }
            return 0;
        } finally {
            opened.close();
        }
    }

    private static void print(Firm firm, List<StaffReturn> staff) {
        long may = staff.stream().filter(StaffReturn::mayReturn).count();
        System.out.printf("%s %s: 在册 %,d 人, 可返岗 %,d 人, 不可返岗 %,d 人%n", firm.creditCode(), firm.name(), staff.size(), may, staff.size() - may);
        staff.forEach(line -> System.out.println(line.name() + "\t" + line.card() + "\t" + (line.mayReturn() ? "可返岗" : "不可返岗: " + line.reasons().stream().map(ReturnRule.Reason::zh).collect(Collectors.joining("; ")))));
    }

    private static int refuse(String code, String zh, String en) {
        System.err.println(code + " " + zh + "。 " + en + ".");
        return 1;
    }
}
