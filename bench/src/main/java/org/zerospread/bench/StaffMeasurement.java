package org.zerospread.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.store.EmbeddedStore;
import org.zerospread.app.store.StoreAddress;
import org.zerospread.engine.identity.CardNumber;
import org.zerospread.engine.resumption.CreditCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `staff`: a staff list of a new firm taken into a replayed store by the command line, beside it the bare binary COPY of the rows that it left; then how long the site takes to say
/// of all of them who may return.
///
/// One row in two speaks of somebody who is registered, by his card number; the others are new. They stay in the store.
@Command(name = "staff", mixinStandardHelpOptions = true, description = "员工表与返岗判断之速度 Imports staff lists, and reads who of them may return.")
final class StaffMeasurement implements Callable<Integer> {

    private static final LocalDate ELDEST = LocalDate.parse("1955-01-01");
    private static final int DAYS = 16_000;
    private static final int HUNDRED_MILLION = 100_000_000;

    @Mixin
    DataOption store = new DataOption();

    @Option(names = "--rows", paramLabel = "N", defaultValue = "10000", description = "rows of a list (default: ${DEFAULT-VALUE})")
    int rows = 10_000;

    @Option(names = "--times", paramLabel = "N", defaultValue = "3", description = "how many lists, and how often each page is read (default: ${DEFAULT-VALUE})")
    int times = 3;

    @Option(names = "--user", paramLabel = "NAME", defaultValue = "admin", description = "account (default: ${DEFAULT-VALUE})")
    String user = "admin";

    @Option(names = "--password", paramLabel = "WORD", description = "its password (default: the one-time password of a store that was never served)")
    @Nullable
    String password;

    /// A firm with its list.
    private record Listed(UUID firm, double seconds) {
    }

    @Override
    public Integer call() throws IOException {
        Path data = store.replayed();
        List<Double> seconds = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        Listed last = null;
        for (int time = 0; time < times; time++) {
            last = list(data, (int) (System.currentTimeMillis() % (HUNDRED_MILLION / 10) * 10 + time));
            seconds.add(last.seconds());
            try (EmbeddedStore opened = EmbeddedStore.open(data)) {
                String ofFirm = "t.firm_id = '" + last.firm() + "'";
                RawCopy.Outcome raw = RawCopy.measure(opened.address(), List.of(new RawCopy.Rows("enterprise.staff", ofFirm),
                        new RawCopy.Rows("person.person", "t.recorded_at >= (select min(s.recorded_at) from enterprise.staff s where s.firm_id = '" + last.firm() + "') and t.id in (select s.person_id from enterprise.staff s where s.firm_id = '"
                                + last.firm() + "')")), 1, true);
                ratios.add(100 * raw.seconds().median() / last.seconds());
                System.out.printf(Locale.ROOT, "import staff: %,d rows, %.1f s as a process; raw COPY of the %,d rows it left, with foreign keys: %.2f s, %.1f %%%n", rows, last.seconds(), raw.allRows(),
                        raw.seconds().median(), ratios.getLast());
            }
        }
        System.out.printf(Locale.ROOT, "staff lists, of %d: %s; raw COPY / import %s%n", times, Spread.of(seconds).text("s", 1), Spread.of(ratios).text("%", 1));
        if (last != null) {
            read(data, last.firm());
        }
        return 0;
    }

    private Listed list(Path data, int number) throws IOException {
        String first16 = "91500153" + String.format(Locale.ROOT, "%08d", number);
        String first17 = first16 + CreditCode.organisationCheckDigit(first16.substring(8));
        String code = first17 + CreditCode.checkDigit(first17);
        Path folder = Program.workplace();
        String place;
        try (EmbeddedStore opened = EmbeddedStore.open(data)) {
            place = asked(opened.address(), "select code::text from region.region where level = 4 order by md5(code::text || ?) limit 1", code);
        }
        Path firms = Files.writeString(folder.resolve("firms.csv"), "credit_code,name,industry,size,region,staff_expected\n" + code + ",企业" + number + ",C30,LARGE," + place + "," + rows + "\n");
        Path persons = folder.resolve("persons.csv");
        Path staff = folder.resolve("staff.csv");
        try (BufferedWriter known = Files.newBufferedWriter(persons); BufferedWriter listed = Files.newBufferedWriter(staff)) {
            known.write("name,card,village\n");
            listed.write("credit_code,name,card_number,residence,post,shift,canteen_table,bus\n");
            for (int i = 0; i < rows; i++) {
                String person = "工" + (char) ('一' + i % 4_000) + "," + card(number, i);
                listed.write(code + "," + person + "," + place + ",操作工," + i % 3 + "班," + i / 8 + "号桌," + i / 40 + "号车\n");
                if (i % 2 == 0) {
                    known.write(person + "," + place + "\n");
                }
            }
        }
        Program.run(List.of("import", "firms", firms.toString(), "--data", data.toString()));
        Program.run(List.of("import", "persons", persons.toString(), "--data", data.toString()));
        Program.Ended ended = Program.run(List.of("import", "staff", staff.toString(), "--data", data.toString(), "--format", "json"));
        try (EmbeddedStore opened = EmbeddedStore.open(data)) {
            return new Listed(UUID.fromString(asked(opened.address(), "select id::text from enterprise.firm where credit_code = ?", code)), ended.seconds());
        }
    }

    /// A number of its own for each row of each list.
    private static String card(int number, int row) {
        String birth = ELDEST.plusDays((number % 97L * 7 + row) % DAYS).format(DateTimeFormatter.BASIC_ISO_DATE);
        String first17 = "500153" + birth + String.format(Locale.ROOT, "%03d", (number / 97 + row / DAYS) % 1_000);
        return first17 + CardNumber.checkDigit(first17);
    }

    private static String asked(StoreAddress address, String question, String about) {
        try (Connection connection = DriverManager.getConnection(address.url(), address.user(), address.password()); PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setString(1, about);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new NotMeasuredException("nothing found for " + about);
                }
                return row.getString(1);
            }
        } catch (SQLException e) {
            throw new NotMeasuredException("asking the store: " + e.getMessage());
        }
    }

    private void read(Path data, UUID firm) {
        try (Program program = Program.serve(data)) {
            String oneTime = program.awaitReady().orElse(null);
            String word = password != null ? password : oneTime;
            if (word == null) {
                throw new NotMeasuredException("the store has an account already: give its --password");
            }
            try (Visitor visitor = new Visitor(URI.create(program.url()))) {
                if (visitor.signIn(user, word)) {
                    visitor.changePassword(word, "measured-" + firm);
                }
                String path = "/enterprises/" + firm + "/staff";
                List<Double> millis = new ArrayList<>();
                for (int time = 0; time < times + 1; time++) {
                    long begun = System.nanoTime();
                    HttpResponse<String> answer = visitor.get(path);
                    if (answer.statusCode() != 200) {
                        throw new NotMeasuredException(path + " answered " + answer.statusCode());
                    }
                    millis.add((System.nanoTime() - begun) / 1e6);
                }
                System.out.printf(Locale.ROOT, "who may return of %,d, on the page: first %.0f ms, then %s%n", rows, millis.getFirst(), Spread.of(millis.subList(1, millis.size())).text("ms", 0));
            }
        }
    }
}
