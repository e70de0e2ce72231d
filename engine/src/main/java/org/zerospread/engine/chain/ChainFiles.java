package org.zerospread.engine.chain;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.document.DocumentFault;
import org.zerospread.engine.intake.DateContext;
import org.zerospread.engine.intake.Draft;
import org.zerospread.engine.intake.Field;
import org.zerospread.engine.intake.RecordKind;
import org.zerospread.engine.intake.WholeTable;

/// Reads cases and links from CSV or XLSX files. A file with a fault is refused whole, with every fault; what was merely understood is noted.
///
/// Where the source of an infection is written as text, [SourceText] makes of it: links to the cases it names, places, and whether the case came from elsewhere. A case named there that is not
/// on the list is noted and left out, for the text of another is no claim of this file.
public final class ChainFiles {

    private static final RecordKind CASES = new RecordKind("chain-cases", "病例", List.of(
            field("case_id", Field.Type.CODE, true, "病例编号", "病例号", "编号", "case_number", "number", "id"),
            field("onset", Field.Type.DATE, false, "发病日期", "发病时间", "症状出现日期", "symptom_onset", "onset_date", "onset_on", "date_of_onset"),
            field("report", Field.Type.DATE, false, "确诊日期", "报告日期", "confirm_date", "confirmed_on", "report_date", "date_of_report"),
            field("exposed_from", Field.Type.DATE, false, "暴露开始日期", "最早暴露日期", "start_source", "exposure_from"),
            field("exposed_to", Field.Type.DATE, false, "暴露结束日期", "末次暴露日期", "end_source", "exposure_to"),
            field("region", Field.Type.TEXT, false, "区划", "所属街镇", "镇街"),
            field("places", Field.Type.TEXT, false, "地点", "场所", "place", "cluster", "聚集性疫情"),
            field("imported", Field.Type.YES_NO, false, "输入病例", "是否输入"),
            field("infected_by", Field.Type.TEXT, false, "感染来源", "传染源", "infection_source", "source")));

    private static final RecordKind LINKS = new RecordKind("chain-links", "感染关系", List.of(
            field("infector", Field.Type.CODE, true, "传染者", "感染者", "from", "source"),
            field("infectee", Field.Type.CODE, true, "被感染者", "被传染者", "to", "target"),
            new Field("certainty", List.of("确定程度", "可靠性"), Field.Type.CHOICE, false, Map.of("ESTABLISHED", "ESTABLISHED", "确定", "ESTABLISHED", "NAMED", "NAMED", "可能", "NAMED",
                    "CONTACT", "CONTACT", "接触", "CONTACT", "EXCLUDED", "EXCLUDED", "排除", "EXCLUDED")),
            field("evidence", Field.Type.TEXT, false, "依据", "证据", "note")));

    private final DateContext.Order order;
    private final List<ChainCase> cases = new ArrayList<>();
    private final List<ChainLink> links = new ArrayList<>();
    private final List<DocumentFault> faults = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    /// File and line of each link, for its faults.
    private final List<String> linkFiles = new ArrayList<>();
    private final List<Integer> linkRows = new ArrayList<>();
    private final List<Integer> caseRows = new ArrayList<>();

    /// What was read.
    ///
    /// @param input to be used only without faults
    public record Reading(ChainInput input, List<DocumentFault> faults, List<String> notes) {
        public Reading {
            faults = List.copyOf(faults);
            notes = List.copyOf(notes);
        }
    }

    private ChainFiles(DateContext.Order order) {
        this.order = order;
    }

    private static Field field(String key, Field.Type type, boolean required, String... headings) {
        return new Field(key, Arrays.asList(headings), type, required, Map.of());
    }

    /// @param linkFile null: links only from what the cases' sources say
    /// @param order how `03/02/2020` is meant; where nothing is said, days above 12 elsewhere in the file tell
    public static Reading read(Path caseFile, @Nullable Path linkFile, DateContext.Order order) {
        ChainFiles files = new ChainFiles(order);
        WholeTable cases = files.table(caseFile, CASES);
        cases.rows().forEach(draft -> files.takeCase(cases, draft));
        files.takeSources(cases);
        if (linkFile != null) {
            WholeTable links = files.table(linkFile, LINKS);
            links.rows().forEach(draft -> files.takeLink(links, draft));
        }
        ChainInput input = new ChainInput(files.cases, files.links);
        input.faults().forEach(fault -> files.faults.add(files.located(caseFile, fault)));
        return new Reading(input, files.faults, files.notes);
    }

    private DocumentFault located(Path caseFile, ChainFault fault) {
        boolean ofCase = fault.kind() == ChainFault.Kind.DUPLICATE_CASE;
        return new DocumentFault(ofCase ? caseFile.toString() : linkFiles.get(fault.index()), ofCase ? caseRows.get(fault.index()) : linkRows.get(fault.index()), ofCase ? "case_id" : "infector",
                fault.code(), fault.zh(), fault.en());
    }

    private WholeTable table(Path file, RecordKind kind) {
        WholeTable table = WholeTable.read(file, kind, order, "CHN-005");
        faults.addAll(table.faults());
        notes.addAll(table.notes());
        return table;
    }

    private void takeCase(WholeTable table, Draft draft) {
        String id = (String) table.value(draft, "case_id");
        if (id == null || !draft.sound()) {
            return;
        }
        LocalDate from = (LocalDate) table.value(draft, "exposed_from");
        LocalDate to = (LocalDate) table.value(draft, "exposed_to");
        if (from != null && to != null && from.isAfter(to)) {
            faults.add(new DocumentFault(table.file().toString(), draft.where().row(), "exposed_to", "CHN-006", "暴露结束早于开始: " + from + " 至 " + to, "the exposure ends before it begins: " + from + " to " + to));
            return;
        }
        SourceText source = source(table, draft, id);
        Set<String> places = new LinkedHashSet<>(source.places());
        Arrays.stream(table.text(draft, "places").split("[;；、]")).map(String::strip).filter(place -> !place.isEmpty()).forEach(places::add);
        Boolean imported = (Boolean) table.value(draft, "imported");
        caseRows.add(draft.where().row());
        cases.add(new ChainCase(id, (LocalDate) table.value(draft, "onset"), (LocalDate) table.value(draft, "report"), from, to, imported == null ? source.imported() : imported,
                table.text(draft, "region"), places));
    }

    private static SourceText source(WholeTable table, Draft draft, String id) {
        return SourceText.of(id, table.text(draft, "infected_by"));
    }

    private void takeSources(WholeTable table) {
        Set<String> known = new HashSet<>(cases.stream().map(ChainCase::id).toList());
        for (Draft draft : table.rows()) {
            String id = (String) table.value(draft, "case_id");
            if (id == null || !known.contains(id)) {
                continue;
            }
            for (String named : source(table, draft, id).named()) {
                if (known.contains(named)) {
                    add(table.file(), draft, new ChainLink(named, id, ChainLink.Certainty.NAMED, table.text(draft, "infected_by")));
                } else {
                    notes.add(table.file() + ":" + draft.where().row() + ": infected_by: 名单上没有所提到的病例 " + named + " / names a case that is not on the list: " + named);
                }
            }
        }
    }

    private void takeLink(WholeTable table, Draft draft) {
        String infector = (String) table.value(draft, "infector");
        String infectee = (String) table.value(draft, "infectee");
        if (infector != null && infectee != null && draft.sound()) {
            String certainty = (String) table.value(draft, "certainty");
            add(table.file(), draft, new ChainLink(infector, infectee, certainty == null ? ChainLink.Certainty.ESTABLISHED : ChainLink.Certainty.valueOf(certainty), table.text(draft, "evidence")));
        }
    }

    private void add(Path file, Draft draft, ChainLink link) {
        links.add(link);
        linkFiles.add(file.toString());
        linkRows.add(draft.where().row());
    }
}
