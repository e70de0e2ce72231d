package org.zerospread.app.grading;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.person.FormFault;
import org.zerospread.engine.document.DocumentFault;
import org.zerospread.engine.document.DocumentReading;
import org.zerospread.engine.matrix.FactSheet;
import org.zerospread.engine.matrix.Matrix;
import org.zerospread.engine.matrix.MatrixScript;
import org.zerospread.engine.matrix.MatrixWorkbook;

/// Reads what somebody writes or sends as a matrix, and looks it through.
public final class MatrixCheck {

    /// A document longer than this is no matrix of a district.
    static final int LONGEST = 500_000;

    private MatrixCheck() {}

    /// A document whose words are right.
    ///
    /// @param text YAML
    /// @param open what still forbids its publication: gaps, contradictions, overlaps, rows that never count, inputs that nobody could answer
    public record Sound(String text, Matrix matrix, List<FormFault> open) {
        public Sound {
            open = List.copyOf(open);
        }
    }

    /// A document, or what is wrong with its words.
    public record Reading(Optional<Sound> sound, List<FormFault> faults) {
        public Reading {
            faults = List.copyOf(faults);
        }
    }

    /// Looks a text through.
    public static Reading read(String text) {
        if (text.length() > LONGEST) {
            return refused("MTX-009", "文件过大: 最多 " + LONGEST + " 个字符", "the document is too long: at most " + LONGEST + " characters");
        }
        return looked(text, null);
    }

    /// Looks a matrix of words through.
    public static Reading read(MatrixScript script) {
        MatrixScript.Yaml yaml = script.yaml();
        return looked(yaml.text(), yaml);
    }

    /// Looks a file through that somebody sent: YAML, or a workbook.
    public static Reading read(String name, Path file) throws IOException {
        boolean workbook;
        try (var in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(2);
            workbook = head.length == 2 && head[0] == 'P' && head[1] == 'K';
        }
        if (workbook) {
            MatrixWorkbook.Reading reading = MatrixWorkbook.read(name, file);
            return reading.script().map(MatrixCheck::read).orElseGet(() -> new Reading(Optional.empty(), reading.faults().stream().map(MatrixCheck::told).toList()));
        }
        try {
            return read(Files.readString(file, StandardCharsets.UTF_8));
        } catch (CharacterCodingException noText) {
            return refused("MTX-009", "不是 UTF-8 文本, 也不是 XLSX 工作簿", "neither text in UTF-8 nor an XLSX workbook");
        }
    }

    private static Reading looked(String text, MatrixScript.@Nullable Yaml written) {
        return switch (Matrix.readDraft("matrix", text)) {
            case DocumentReading.Refused<Matrix>(List<DocumentFault> faults) -> new Reading(Optional.empty(), told(faults, written));
            case DocumentReading.Accepted<Matrix>(Matrix matrix) -> {
                List<FormFault> open = new ArrayList<>();
                if (Matrix.read("matrix", text) instanceof DocumentReading.Refused<Matrix>(List<DocumentFault> faults)) {
                    open.addAll(told(faults, written));
                }
                FactSheet.faults(matrix).forEach(fault -> open.add(new FormFault("inputs", fault.code(), fault.zh(), fault.en())));
                yield new Reading(Optional.of(new Sound(text, matrix, open)), List.of());
            }
        };
    }

    private static List<FormFault> told(List<DocumentFault> faults, MatrixScript.@Nullable Yaml written) {
        return (written == null ? faults : MatrixWorkbook.placed(written, faults)).stream().map(MatrixCheck::told).toList();
    }

    /// The place goes with the words, for whoever reads the words alone.
    private static FormFault told(DocumentFault fault) {
        boolean sheet = fault.path().contains("!");
        String zh = sheet ? fault.path() + ": " : "第 " + fault.line() + " 行: ";
        String en = sheet ? fault.path() + ": " : "line " + fault.line() + ": ";
        return new FormFault(fault.path().isEmpty() ? "document" : fault.path(), fault.code(), zh + fault.zh(), en + fault.en());
    }

    private static Reading refused(String code, String zh, String en) {
        return new Reading(Optional.empty(), List.of(new FormFault("document", code, zh, en)));
    }
}
