package org.zerospread.engine.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/// The empty workbook of a kind: a sheet to fill in, with drop-downs and a hint on each column, and a sheet of instructions with examples.
/// The examples stand on the instructions only, for one left among the rows would be taken for a record.
public final class Template {

    /// Sheets with these names are never read as tables.
    static final String INSTRUCTIONS = "填写说明 Instructions";
    static final String CHOICES = "选项 Choices";

    private static final int LAST_ROW = 1 << 20;
    private static final List<String> YES_NO = List.of("是", "否");
    private static final int LONGEST_PROMPT = 250;

    private Template() {}

    /// Writes the template of a kind.
    public static void write(RecordKind kind, OutputStream out) throws IOException {
        try (WorkbookWriter workbook = new WorkbookWriter(out)) {
            entrySheet(kind, workbook);
            instructions(kind, workbook);
            choices(kind, workbook);
        }
    }

    private static void entrySheet(RecordKind kind, WorkbookWriter workbook) throws IOException {
        StringBuilder columns = new StringBuilder();
        StringBuilder validations = new StringBuilder();
        for (int i = 0; i < kind.fields().size(); i++) {
            Field field = kind.fields().get(i);
            columns.append(SheetWriter.column(i, width(field), style(field)));
            validations.append(validation(field, i));
        }
        SheetWriter sheet = workbook.sheet(kind.zh().replaceAll("[\\\\/?*\\[\\]:]", ""), false, columns.toString(), 1);
        sheet.begin(1);
        for (int i = 0; i < kind.fields().size(); i++) {
            Field field = kind.fields().get(i);
            sheet.text(i, field.required() ? WorkbookWriter.NEEDED : WorkbookWriter.HEADING, (field.required() ? "*" : "") + field.headings().getFirst());
        }
        sheet.end();
        sheet.finish("<dataValidations count=\"" + kind.fields().size() + "\">" + validations + "</dataValidations>");
    }

    private static int style(Field field) {
        return switch (field.type()) {
            case DATE, BIRTH_DATE -> WorkbookWriter.DATE;
            case TIME -> WorkbookWriter.TIME;
            case TEXT, CODE, CARD, PHONE, REGION, PLATE, CREDIT_CODE, INDUSTRY, CHOICE, YES_NO -> WorkbookWriter.TEXT;
            case TEMPERATURE, WHOLE_NUMBER, LATITUDE, LONGITUDE -> WorkbookWriter.PLAIN;
        };
    }

    private static int width(Field field) {
        return switch (field.type()) {
            case CARD, CREDIT_CODE -> 22;
            case TIME, REGION -> 18;
            case TEXT, DATE, BIRTH_DATE, PHONE -> 15;
            case CODE, TEMPERATURE, YES_NO, CHOICE, WHOLE_NUMBER, LATITUDE, LONGITUDE, PLATE, INDUSTRY -> 12;
        };
    }

    private static List<String> offered(Field field) {
        return field.type() == Field.Type.YES_NO ? YES_NO : field.offered();
    }

    private static String validation(Field field, int column) {
        String name = Cell.columnName(column);
        String cells = " sqref=\"" + name + "2:" + name + LAST_ROW + "\"";
        String prompt = hintZh(field) + (field.example().isEmpty() ? "" : ", 例如 " + field.example()) + "\n" + hintEn(field);
        String shown = " allowBlank=\"1\" showInputMessage=\"1\" promptTitle=\"" + XmlText.encoded(field.key()) + "\" prompt=\""
                + XmlText.encoded(prompt.length() > LONGEST_PROMPT ? prompt.substring(0, LONGEST_PROMPT) : prompt) + "\"";
        List<String> words = offered(field);
        if (words.isEmpty()) {
            return "<dataValidation" + shown + cells + "/>";
        }
        return "<dataValidation type=\"list\" showErrorMessage=\"1\" errorTitle=\"INT-033\" error=\"" + XmlText.encoded("请从列表中选择 / choose from the list") + "\"" + shown + cells
                + "><formula1>'" + CHOICES + "'!$" + name + "$2:$" + name + "$" + (words.size() + 1) + "</formula1></dataValidation>";
    }

    private static void choices(RecordKind kind, WorkbookWriter workbook) throws IOException {
        SheetWriter sheet = workbook.sheet(CHOICES, true, "", 0);
        int longest = kind.fields().stream().mapToInt(field -> offered(field).size()).max().orElse(0);
        sheet.row(1, WorkbookWriter.HEADING, kind.fields().stream().map(Field::key).toList());
        for (int i = 0; i < longest; i++) {
            int place = i;
            sheet.row(i + 2, WorkbookWriter.TEXT, kind.fields().stream().map(field -> place < offered(field).size() ? offered(field).get(place) : "").toList());
        }
        sheet.finish("");
    }

    private static void instructions(RecordKind kind, WorkbookWriter workbook) throws IOException {
        StringBuilder columns = new StringBuilder();
        int[] widths = {20, 18, 8, 46, 46, 24, 40};
        for (int i = 0; i < widths.length; i++) {
            columns.append(SheetWriter.column(i, widths[i], WorkbookWriter.WRAPPED));
        }
        SheetWriter sheet = workbook.sheet(INSTRUCTIONS, false, columns.toString(), 0);
        List<String> lines = List.of(
                "“" + kind.zh() + "”模板: 一行一条记录, 填在第一张工作表, 表头不要改动; 可以上传 XLSX, 也可以另存为 CSV UTF-8。",
                "红色带 * 的列必填。没有的内容留空, 不要编造。长号码的列已设为文本, 请保持。",
                "命令行 / Command line: ./zerospread import " + kind.key() + " FILE --dry-run",
                "上传后: 有问题的单元格标红并加批注, 改正后只需再上传有问题的行; 同一文件上传两次不会重复登记。",
                "One record per row on the first sheet; leave the headings as they are. Columns with * must be filled in. Leave empty what is not known.",
                "The answer is your own workbook with a red cell and a comment on each fault; mend and send the faulty rows again. The same file twice changes nothing.");
        int row = 1;
        for (String line : lines) {
            sheet.begin(row++);
            sheet.text(0, WorkbookWriter.PLAIN, line);
            sheet.end();
        }
        sheet.row(++row, WorkbookWriter.HEADING, List.of("列", "Column", "必填 *", "怎么填", "How", "示例 Example", "也认得的表头 Also understood"));
        for (Field field : kind.fields()) {
            List<String> others = field.headings().subList(1, field.headings().size());
            List<String> line = new ArrayList<>(List.of(field.headings().getFirst(), field.key(), field.required() ? "*" : "", hintZh(field), hintEn(field), field.example(),
                    String.join(", ", others)));
            sheet.row(++row, WorkbookWriter.WRAPPED, line);
        }
        sheet.finish("");
    }

    private static String hintZh(Field field) {
        return switch (field.type()) {
            case TEXT -> "文字";
            case CODE -> "编号, 原样填写, 保留开头的 0";
            case CARD -> "18 位身份证号, 或护照等证件号码";
            case PHONE -> "11 位手机号, 或带区号的固定电话";
            case DATE, BIRTH_DATE -> "日期, 写作 2020-02-03";
            case TIME -> "日期和时刻, 写作 2020-02-03 14:05";
            case TEMPERATURE -> "摄氏度, 34 至 43";
            case YES_NO -> "填“是”或“否”";
            case CHOICE -> "选填: " + String.join(", ", field.offered());
            case WHOLE_NUMBER -> "整数";
            case LATITUDE -> "纬度, 小数, 例如 29.4043";
            case LONGITUDE -> "经度, 小数, 例如 105.5945";
            case REGION -> "区划代码, 6, 9, 12 或 15 位";
            case PLATE -> "车牌号码";
            case CREDIT_CODE -> "18 位统一社会信用代码, 请按文本填写";
            case INDUSTRY -> "行业代码 (GB/T 4754), 如 C、C27、C2710";
        };
    }

    private static String hintEn(Field field) {
        return switch (field.type()) {
            case TEXT -> "text";
            case CODE -> "code, as it is, with its leading zeros";
            case CARD -> "resident card of 18 places, or passport or permit";
            case PHONE -> "mobile of 11 digits, or landline with area code";
            case DATE, BIRTH_DATE -> "day, as 2020-02-03";
            case TIME -> "day and time, as 2020-02-03 14:05";
            case TEMPERATURE -> "degrees Celsius, 34 to 43";
            case YES_NO -> "是 (yes) or 否 (no)";
            case CHOICE -> "one of: " + String.join(", ", new java.util.LinkedHashSet<>(field.choices().values()));
            case WHOLE_NUMBER -> "whole number";
            case LATITUDE -> "degrees north, such as 29.4043";
            case LONGITUDE -> "degrees east, such as 105.5945";
            case REGION -> "region code of 6, 9, 12 or 15 digits";
            case PLATE -> "number plate";
            case CREDIT_CODE -> "unified social credit code of 18 places, as text";
            case INDUSTRY -> "industry code (GB/T 4754), such as C, C27, C2710";
        };
    }
}
