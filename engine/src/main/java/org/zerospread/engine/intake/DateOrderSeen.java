package org.zerospread.engine.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/// What a file itself says about dates that end in the year: where `14/01/2020` occurs in its columns of dates, and nothing like `01/14/2020` does, the day stands first.
public final class DateOrderSeen {

    /// The beginning of a file is enough: a date farther down that contradicts it is no day there, and refused.
    private static final int ROWS_LOOKED_AT = 20_000;

    private DateOrderSeen() {}

    /// The order that the file shows; UNKNOWN where it shows none, or both.
    ///
    /// @throws TableFault as [DraftReader#open] does
    public static DateContext.Order in(Path file, RecordKind kind, Mapping mapping) throws IOException {
        boolean dayFirst = false;
        boolean monthFirst = false;
        try (HeadedTable table = HeadedTable.open(Tables.open(file), kind, mapping)) {
            Row row = table.next();
            for (int i = 0; row != null && i < ROWS_LOOKED_AT; i++) {
                for (int column : dateColumns(kind, table.map().columns())) {
                    Matcher text = DateText.YEAR_LAST.matcher(row.cell(column).text().strip());
                    if (text.matches()) {
                        dayFirst |= Integer.parseInt(text.group(1)) > 12;
                        monthFirst |= Integer.parseInt(text.group(2)) > 12;
                    }
                }
                row = table.next();
            }
        }
        return dayFirst == monthFirst ? DateContext.Order.UNKNOWN : dayFirst ? DateContext.Order.DAY_FIRST : DateContext.Order.MONTH_FIRST;
    }

    /// What is told of an order that was seen, Chinese and English in one line.
    public static String note(DateContext.Order order) {
        return switch (order) {
            case UNKNOWN -> throw new IllegalArgumentException("no order was seen");
            case DAY_FIRST -> "日期按日/月/年理解, 因为列中有大于 12 的日在前 / dates are read as day/month/year, since days above 12 stand first";
            case MONTH_FIRST -> "日期按月/日/年理解, 因为列中有大于 12 的日在中间 / dates are read as month/day/year, since days above 12 stand second";
        };
    }

    private static List<Integer> dateColumns(RecordKind kind, int[] columns) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            boolean date = switch (kind.fields().get(i).type()) {
                case DATE, BIRTH_DATE, TIME -> true;
                case TEXT, CODE, CARD, PHONE, TEMPERATURE, YES_NO, CHOICE, WHOLE_NUMBER, LATITUDE, LONGITUDE, REGION, PLATE, CREDIT_CODE, INDUSTRY -> false;
            };
            if (date && columns[i] >= 0) {
                found.add(columns[i]);
            }
        }
        return found;
    }
}
