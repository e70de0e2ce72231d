package org.zerospread.app.grading.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.grading.MatrixVersion;
import org.zerospread.app.grading.Reevaluation;
import org.zerospread.app.person.FormFault;
import org.zerospread.engine.matrix.Subject;

/// Versions and differences as clients of the API are answered; docs/formats.md says what each key means.
final class MatrixJson {

    private MatrixJson() {}

    static Map<String, @Nullable Object> of(MatrixVersion version) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", version.id());
        json.put("code", version.code());
        json.put("version", version.version());
        json.put("title_zh", version.titleZh());
        json.put("title_en", version.titleEn());
        json.put("effective_from", version.effectiveFrom().toString());
        json.put("effective_to", version.effectiveTo() == null ? null : version.effectiveTo().toString());
        json.put("state", version.state().name());
        json.put("revision", version.revision());
        json.put("editors", version.editors());
        json.put("submitted_by", version.submittedBy());
        json.put("published_by", version.publishedBy());
        json.put("published_at", version.publishedAt() == null ? null : version.publishedAt().toString());
        json.put("withdrawn_by", version.withdrawnBy());
        json.put("withdrawn_why", version.withdrawnWhy());
        return json;
    }

    static Map<String, @Nullable Object> whole(MatrixVersion version, List<FormFault> open) {
        Map<String, @Nullable Object> json = of(version);
        json.put("faults", open);
        json.put("document", version.document());
        return json;
    }

    static Map<String, Object> of(Reevaluation.Result result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("date", result.on().toString());
        json.put("against", result.older().id());
        json.put("version", result.newer().id());
        json.put("counted", counts(result, false));
        json.put("affected", counts(result, true));
        json.put("changes", result.changes().stream().map(MatrixJson::of).toList());
        return json;
    }

    private static Map<String, Object> counts(Reevaluation.Result result, boolean affected) {
        Map<String, Object> json = new LinkedHashMap<>();
        for (Subject subject : Subject.values()) {
            json.put(LevelJson.word(subject), affected ? result.affected(subject) : result.counted(subject));
        }
        return json;
    }

    static Map<String, Object> of(Reevaluation.Change change) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("for", LevelJson.word(change.group().subject()));
        json.put("town", Long.toString(change.group().town()));
        json.put("town_name", change.townName());
        json.put("origin", id(change.group().originAfter()));
        json.put("industry", id(change.group().industry()));
        json.put("measure", change.measure());
        json.put("before", change.before());
        json.put("after", change.after());
        json.put("rows", change.rows());
        json.put("subjects", change.subjects());
        return json;
    }

    private static String id(org.zerospread.engine.matrix.FactSheet.Fact fact) {
        return fact.id();
    }

    static Map<String, Object> of(Reevaluation.Affected one) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", one.id());
        json.put("name", one.name());
        json.put("region", Long.toString(one.region()));
        json.put("changes", one.changes().stream().map(change -> Map.of("measure", change.measure(), "before", change.before(), "after", change.after(), "rows", change.rows())).toList());
        return json;
    }

    static Map<String, @Nullable Object> page(List<Reevaluation.Affected> page, int limit) {
        boolean more = page.size() > limit;
        List<Reevaluation.Affected> shown = more ? page.subList(0, limit) : page;
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("rows", shown.stream().map(MatrixJson::of).toList());
        json.put("next", more ? Map.of("last_region", Long.toString(shown.getLast().region()), "last", shown.getLast().id()) : null);
        return json;
    }
}
