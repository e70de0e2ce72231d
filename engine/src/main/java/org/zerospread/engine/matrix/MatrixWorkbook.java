package org.zerospread.engine.matrix;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.zerospread.engine.document.DocumentFault;
import org.zerospread.engine.intake.Cell;
import org.zerospread.engine.intake.ListWorkbook;
import org.zerospread.engine.intake.Row;
import org.zerospread.engine.intake.TableFault;
import org.zerospread.engine.intake.TableReader;
import org.zerospread.engine.intake.Tables;

/// A matrix as a workbook: the sheets `head`, `inputs`, `measures`, `tables`, and one for each table, with a column per input and measure. An empty cell under an input does not ask; several values
/// stand in one cell with commas between.
public final class MatrixWorkbook {

    private static final List<String> HEAD = List.of("code", "version", "title_zh", "title_en", "effective_from", "effective_to", "origin_days", "source");
    private static final List<String> WORDS = List.of("id", "zh", "en", "value", "value_zh", "value_en");
    private static final List<String> TABLE = List.of("id", "for", "hit", "sheet");
    private static final List<String> RESERVED = List.of("head", "inputs", "measures", "tables");
    private static final int LONGEST_SHEET = 31;
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

    private MatrixWorkbook() {}

    /// Writes a matrix and closes the stream.
    public static void write(MatrixScript script, OutputStream out) throws IOException {
        List<ListWorkbook.Sheet> sheets = new ArrayList<>();
        List<String> values = List.of(script.code(), script.version(), script.titleZh(), script.titleEn(), script.effectiveFrom(), script.effectiveTo(), script.originDays(), script.source());
        List<List<String>> head = new ArrayList<>();
        for (int i = 0; i < HEAD.size(); i++) {
            head.add(List.of(HEAD.get(i), values.get(i)));
        }
        sheets.add(new ListWorkbook.Sheet("head", List.of("key", "value"), head));
        sheets.add(new ListWorkbook.Sheet("inputs", WORDS, words(script.inputs())));
        sheets.add(new ListWorkbook.Sheet("measures", WORDS, words(script.measures())));
        List<List<String>> tables = new ArrayList<>();
        for (int i = 0; i < script.tables().size(); i++) {
            MatrixScript.Table table = script.tables().get(i);
            tables.add(List.of(table.id(), table.subject(), table.hit(), sheetOf(table, i)));
        }
        sheets.add(new ListWorkbook.Sheet("tables", TABLE, tables));
        List<String> inputs = script.inputs().stream().map(one -> one.word().id()).toList();
        List<String> measures = script.measures().stream().map(one -> one.word().id()).toList();
        for (int i = 0; i < script.tables().size(); i++) {
            sheets.add(sheet(script.tables().get(i), sheetOf(script.tables().get(i), i), inputs, measures));
        }
        ListWorkbook.write(out, sheets);
    }

    /// Names of sheets are short and hold no brackets or slashes.
    private static String sheetOf(MatrixScript.Table table, int index) {
        boolean usable = table.id().matches("[\\p{L}\\p{N}_ -]{1," + LONGEST_SHEET + "}") && !RESERVED.contains(table.id());
        return usable ? table.id() : "table " + (index + 1);
    }

    private static ListWorkbook.Sheet sheet(MatrixScript.Table table, String name, List<String> inputs, List<String> measures) {
        List<String> said = measures.stream().filter(measure -> table.lines().stream().anyMatch(line -> line.then().containsKey(measure))).toList();
        List<String> header = new ArrayList<>(List.of("id"));
        header.addAll(inputs);
        header.addAll(said);
        header.addAll(List.of("zh", "en"));
        List<List<String>> rows = new ArrayList<>();
        for (MatrixScript.Line line : table.lines()) {
            List<String> row = new ArrayList<>(List.of(line.id()));
            inputs.forEach(input -> row.add(String.join(", ", line.when().getOrDefault(input, List.of()))));
            said.forEach(measure -> row.add(line.then().getOrDefault(measure, "")));
            row.addAll(List.of(line.zh(), line.en()));
            rows.add(row);
        }
        return new ListWorkbook.Sheet(name, header, rows);
    }

    private static List<List<String>> words(List<MatrixScript.Words> dimensions) {
        List<List<String>> rows = new ArrayList<>();
        dimensions.forEach(one -> one.values().forEach(value -> rows.add(List.of(one.word().id(), one.word().zh(), one.word().en(), value.id(), value.zh(), value.en()))));
        return rows;
    }

    /// What a workbook holds: its words, or what is wrong with its sheets.
    public record Reading(Optional<MatrixScript> script, List<DocumentFault> faults) {
        public Reading {
            faults = List.copyOf(faults);
        }
    }

    private record Sheet(List<String> header, List<Row> rows) {

        String text(Row row, String column) {
            int at = header.indexOf(column);
            return at < 0 ? "" : MatrixWorkbook.text(row.cell(at));
        }
    }

    /// Reads the words of a workbook. MTX-012: a sheet or a column is missing.
    ///
    /// @param name the file's, for messages
    public static Reading read(String name, Path file) throws IOException {
        List<DocumentFault> faults = new ArrayList<>();
        try {
            Map<String, Sheet> sheets = sheets(file);
            for (String needed : RESERVED) {
                if (!sheets.containsKey(needed)) {
                    faults.add(new DocumentFault(name, 1, needed, "MTX-012", "缺少工作表“" + needed + "”", "the sheet \"" + needed + "\" is missing"));
                }
            }
            if (faults.isEmpty()) {
                MatrixScript script = script(name, sheets, faults);
                return new Reading(faults.isEmpty() ? Optional.of(script) : Optional.empty(), faults);
            }
        } catch (TableFault fault) {
            faults.add(new DocumentFault(name, 1, "", fault.code(), fault.zh(), fault.en()));
        }
        return new Reading(Optional.empty(), faults);
    }

    private static Map<String, Sheet> sheets(Path file) throws IOException {
        Map<String, Sheet> sheets = new LinkedHashMap<>();
        try (TableReader table = Tables.open(file)) {
            do {
                Row header = table.next();
                List<Row> rows = new ArrayList<>();
                for (Row row = header == null ? null : table.next(); row != null; row = table.next()) {
                    if (!row.blank()) {
                        rows.add(row);
                    }
                }
                sheets.put(table.sheetName(), new Sheet(header == null ? List.of() : header.cells().stream().map(MatrixWorkbook::text).toList(), rows));
            } while (table.nextSheet());
        }
        return sheets;
    }

    private static String text(Cell cell) {
        boolean day = (cell.kind() == Cell.Kind.DATE_1900 || cell.kind() == Cell.Kind.DATE_1904) && cell.text().matches("[0-9]{1,6}(\\.0+)?");
        if (!day) {
            return cell.text().strip();
        }
        int number = (int) Double.parseDouble(cell.text());
        return (cell.kind() == Cell.Kind.DATE_1900 ? DAY_ZERO : LocalDate.of(1904, 1, 1)).plusDays(number).toString();
    }

    private static MatrixScript script(String name, Map<String, Sheet> sheets, List<DocumentFault> faults) {
        Map<String, String> head = new LinkedHashMap<>();
        Objects.requireNonNull(sheets.get("head")).rows().forEach(row -> head.put(text(row.cell(0)), text(row.cell(1))));
        List<MatrixScript.Words> inputs = words(name, "inputs", sheets, faults);
        List<MatrixScript.Words> measures = words(name, "measures", sheets, faults);
        List<MatrixScript.Table> tables = new ArrayList<>();
        Sheet list = Objects.requireNonNull(sheets.get("tables"));
        for (Row row : list.rows()) {
            String id = list.text(row, "id");
            String at = list.text(row, "sheet").isEmpty() ? id : list.text(row, "sheet");
            Sheet sheet = sheets.get(at);
            if (sheet == null) {
                faults.add(new DocumentFault(name, row.number(), "tables!" + row.number(), "MTX-012", "缺少工作表“" + at + "”", "the sheet \"" + at + "\" is missing"));
            } else {
                tables.add(new MatrixScript.Table(id, list.text(row, "for"), list.text(row, "hit"), lines(name, at, sheet, inputs, measures, faults), "tables!" + row.number()));
            }
        }
        String[] values = HEAD.stream().map(key -> head.getOrDefault(key, "")).toArray(String[]::new);
        return new MatrixScript(values[0], values[1], values[2], values[3], values[4], values[5], values[6], values[7], inputs, measures, tables);
    }

    private static List<MatrixScript.Words> words(String name, String sheetName, Map<String, Sheet> sheets, List<DocumentFault> faults) {
        Sheet sheet = Objects.requireNonNull(sheets.get(sheetName));
        WORDS.stream().filter(column -> !sheet.header().contains(column)).forEach(column -> faults.add(missing(name, sheetName, column)));
        Map<String, MatrixScript.Words> words = new LinkedHashMap<>();
        for (Row row : sheet.rows()) {
            Word value = new Word(sheet.text(row, "value"), sheet.text(row, "value_zh"), sheet.text(row, "value_en"));
            words.merge(sheet.text(row, "id"), new MatrixScript.Words(new Word(sheet.text(row, "id"), sheet.text(row, "zh"), sheet.text(row, "en")), List.of(value), sheetName + "!" + row.number()),
                    (before, more) -> {
                        List<Word> values = new ArrayList<>(before.values());
                        values.addAll(more.values());
                        return new MatrixScript.Words(before.word(), values, before.place());
                    });
        }
        return List.copyOf(words.values());
    }

    private static List<MatrixScript.Line> lines(String name, String sheetName, Sheet sheet, List<MatrixScript.Words> inputs, List<MatrixScript.Words> measures, List<DocumentFault> faults) {
        List<String> asked = inputs.stream().map(one -> one.word().id()).toList();
        List<String> said = measures.stream().map(one -> one.word().id()).toList();
        if (!sheet.header().contains("id")) {
            faults.add(missing(name, sheetName, "id"));
        }
        for (String column : sheet.header()) {
            if (!column.isEmpty() && !asked.contains(column) && !said.contains(column) && !List.of("id", "zh", "en").contains(column)) {
                faults.add(new DocumentFault(name, 1, sheetName + "!" + column, "MTX-002", "没有“" + column + "”这个输入或措施", "there is no input or measure \"" + column + "\""));
            }
        }
        List<MatrixScript.Line> lines = new ArrayList<>();
        for (Row row : sheet.rows()) {
            Map<String, List<String>> when = new LinkedHashMap<>();
            asked.stream().filter(input -> !sheet.text(row, input).isEmpty())
                    .forEach(input -> when.put(input, Arrays.stream(sheet.text(row, input).split("[,,、;;]")).map(String::strip).filter(value -> !value.isEmpty()).toList()));
            Map<String, String> then = new LinkedHashMap<>();
            said.stream().filter(measure -> !sheet.text(row, measure).isEmpty()).forEach(measure -> then.put(measure, sheet.text(row, measure)));
            lines.add(new MatrixScript.Line(sheet.text(row, "id"), when, then, sheet.text(row, "zh"), sheet.text(row, "en"), sheetName + "!" + row.number()));
        }
        return lines;
    }

    private static DocumentFault missing(String name, String sheet, String column) {
        return new DocumentFault(name, 1, sheet + "!" + column, "MTX-012", "工作表“" + sheet + "”缺少列 " + column, "the sheet \"" + sheet + "\" lacks the column " + column);
    }

    /// Faults of the text in the words of the workbook: sheet and row instead of the line.
    public static List<DocumentFault> placed(MatrixScript.Yaml yaml, List<DocumentFault> faults) {
        return faults.stream().map(fault -> {
            String place = yaml.places().get(fault.line());
            int row = place == null || !place.matches(".*![0-9]+") ? 1 : Integer.parseInt(place.substring(place.lastIndexOf('!') + 1));
            return place == null ? fault : new DocumentFault(fault.file(), row, place, fault.code(), fault.zh(), fault.en());
        }).toList();
    }
}
