package org.zerospread.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.zerospread.engine.identity.CardNumber;
import org.zerospread.engine.intake.AnnotatedWorkbook;
import org.zerospread.engine.intake.DateContext;
import org.zerospread.engine.intake.Draft;
import org.zerospread.engine.intake.DraftReader;
import org.zerospread.engine.intake.FaultLog;
import org.zerospread.engine.intake.FaultyRows;
import org.zerospread.engine.intake.Mapping;
import org.zerospread.engine.intake.RecordKind;
import org.zerospread.engine.intake.TableReader;
import org.zerospread.engine.intake.Tables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `workbook`: visits of an XLSX workbook as spreadsheets write them, read to checked values, and answered with every tenth row faulty.
@Command(name = "workbook", mixinStandardHelpOptions = true, description = "工作簿 Reads visits from an XLSX workbook and answers it.")
final class WorkbookMeasurement implements Callable<Integer> {

    private static final DateContext PERIOD = new DateContext(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 3, 31), ZoneId.of("Asia/Shanghai"));

    @Option(names = "--rows", paramLabel = "N", defaultValue = "100000", description = "rows, at most 1,000,000 (default: ${DEFAULT-VALUE})")
    int rows = 100_000;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "5", description = "how often (default: ${DEFAULT-VALUE})")
    int runs = 5;

    @Override
    public Integer call() {
        try {
            Path folder = Files.createTempDirectory(Program.workplace(), "workbook");
            try {
                measure(folder);
            } finally {
                Folders.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return 0;
    }

    private void measure(Path folder) throws IOException {
        Path file = folder.resolve("visits.xlsx");
        write(file);
        List<Double> perSecond = new ArrayList<>();
        List<Double> answers = new ArrayList<>();
        for (int run = 1; run <= runs; run++) {
            try (FaultLog faults = FaultLog.create()) {
                double seconds = read(file, faults);
                perSecond.add(rows / seconds);
                long start = System.nanoTime();
                try (OutputStream answer = Files.newOutputStream(folder.resolve("answer.xlsx")); OutputStream again = Files.newOutputStream(folder.resolve("again.xlsx"))) {
                    AnnotatedWorkbook.write(file, RecordKind.VISITS, Mapping.NONE, faults, rows, answer);
                    FaultyRows.write(file, RecordKind.VISITS, Mapping.NONE, faults, again);
                }
                answers.add((System.nanoTime() - start) / 1e9);
                System.err.printf("%d/%d: %,.0f rows/s, %,d faulty rows answered in %.2f s%n", run, runs, rows / seconds, faults.rows(), answers.getLast());
            }
        }
        System.out.printf("XLSX of %,d visits, %,d bytes: read and checked at %s; answered (annotated workbook and faulty rows, every tenth row faulty) in %s%n",
                rows, Files.size(file), Spread.of(perSecond).text("rows/s", 0), Spread.of(answers).text("s", 2));
    }

    private double read(Path file, FaultLog faults) throws IOException {
        long start = System.nanoTime();
        int found = 0;
        try (TableReader table = Tables.open(file); DraftReader drafts = DraftReader.open(table, RecordKind.VISITS, PERIOD)) {
            for (Draft draft = drafts.next(); draft != null; draft = drafts.next()) {
                found++;
                faults.add(draft);
            }
        }
        if (found != rows || faults.rows() != (rows + 9) / 10) {
            throw new NotMeasuredException(found + " of " + rows + " rows read, " + faults.rows() + " with faults");
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /// Twelve columns; names, numbers and codes as shared texts, times as serials with a date format, as spreadsheets do.
    private void write(Path file) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            Xlsx.frame(zip);
            zip.putNextEntry(new ZipEntry("xl/texts.xml"));
            StringBuilder texts = new StringBuilder("<sst xmlns=\"" + Xlsx.MAIN + "\">");
            for (String text : List.of("户编号", "走访时间", "走访人", "走访结果", "姓名", "身份证号", "体温", "是否发热", "症状", "是否外出", "是否接触", "备注", "网格员甲", "见到", "否", "无症状")) {
                texts.append("<si><t>").append(text).append("</t></si>");
            }
            for (int i = 0; i < rows; i++) {
                String first17 = "500153%04d0%d%02d%03d".formatted(1950 + i % 60, 1 + i % 9, 1 + i % 28, i % 1000);
                texts.append("<si><t>H%07d</t></si><si><t>某%d</t></si><si><t>%s</t></si>".formatted(i, i, first17 + CardNumber.checkDigit(first17)));
                Xlsx.flush(zip, texts, false);
            }
            Xlsx.flush(zip, texts.append("</sst>"), true);
            zip.closeEntry();
            sheet(zip);
        }
    }

    private void sheet(ZipOutputStream zip) throws IOException {
        zip.putNextEntry(new ZipEntry("xl/sheet.xml"));
        StringBuilder sheet = new StringBuilder("<worksheet xmlns=\"" + Xlsx.MAIN + "\"><sheetData><row r=\"1\">");
        for (int column = 0; column < 12; column++) {
            Xlsx.shared(sheet, column, 1, column);
        }
        sheet.append("</row>");
        for (int i = 0; i < rows; i++) {
            int row = i + 2;
            int texts = 16 + 3 * i;
            sheet.append("<row r=\"").append(row).append("\" spans=\"1:12\">");
            Xlsx.shared(sheet, 0, row, texts);
            sheet.append("<c r=\"B").append(row).append("\" s=\"1\"><v>").append(43_864 + i % 20).append(".586805555555</v></c>");
            Xlsx.shared(sheet, 2, row, 12);
            Xlsx.shared(sheet, 3, row, 13);
            Xlsx.shared(sheet, 4, row, texts + 1);
            Xlsx.shared(sheet, 5, row, texts + 2);
            sheet.append("<c r=\"G").append(row).append("\"><v>").append(i % 10 == 0 ? "365" : "36.5").append("</v></c>");
            for (int column = 7; column < 12; column++) {
                Xlsx.shared(sheet, column, row, column == 8 || column == 11 ? 15 : 14);
            }
            Xlsx.flush(zip, sheet.append("</row>"), false);
        }
        Xlsx.flush(zip, sheet.append("</sheetData></worksheet>"), true);
        zip.closeEntry();
    }
}
