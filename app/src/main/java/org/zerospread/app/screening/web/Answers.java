package org.zerospread.app.screening.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.person.FormRefusal;
import org.zerospread.app.screening.DayList;
import org.zerospread.app.screening.Returnees;
import org.zerospread.app.screening.Rounds;
import org.zerospread.app.screening.ScreeningAnswer;
import org.zerospread.app.screening.ScreeningPolicy;
import org.zerospread.app.screening.ZeroReports;

/// What clients of the API are answered: codes of regions and ids as text, refusals as problem documents.
final class Answers {

    private Answers() {
    }

    static <T> ResponseEntity<?> of(ScreeningAnswer<T> answer, HttpStatusCode done, Function<T, ?> json) {
        return switch (answer) {
            case ScreeningAnswer.Done<T>(T value) -> ResponseEntity.status(done).body(json.apply(value));
            case ScreeningAnswer.Refused<T>(List<FormFault> faults) -> refused(faults);
        };
    }

    static ResponseEntity<ProblemDetail> refused(List<FormFault> faults) {
        HttpStatus status = switch (faults.getFirst().code()) {
            case "SCR-005", "SCR-010", "SCR-011", "SCR-016" -> HttpStatus.CONFLICT;
            case "SCR-006", "SCR-009", "SCR-013" -> HttpStatus.NOT_FOUND;
            default -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
        return FormRefusal.of(status, "Nothing was recorded", faults);
    }

    static Map<String, @Nullable Object> round(Rounds.Round round) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", round.id());
        json.put("region", round.region().toString());
        json.put("region_name", round.regionName());
        json.put("number", round.number());
        json.put("title", round.title());
        json.put("starts_on", round.startsOn().toString());
        json.put("ends_on", round.endsOn() == null ? null : round.endsOn().toString());
        json.put("edition", round.questions());
        json.put("closed", round.closed());
        return json;
    }

    static Map<String, @Nullable Object> today(DayList.Today today) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        Rounds.Round round = today.round();
        if (round == null) {
            json.put("round", null);
        } else {
            Map<String, @Nullable Object> asked = round(round);
            asked.put("questions", today.questions().stream().map(Answers::question).toList());
            json.put("round", asked);
        }
        json.put("day", today.day().toString());
        json.put("met", today.met());
        json.put("later", today.later());
        json.put("households", today.households().stream().map(Answers::household).toList());
        return json;
    }

    private static Map<String, Object> question(ScreeningPolicy.Question question) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", question.code());
        json.put("kind", question.kind().name());
        json.put("zh", question.zh());
        json.put("en", question.en());
        return json;
    }

    private static Map<String, @Nullable Object> household(DayList.Household household) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", household.id());
        json.put("code", household.code());
        json.put("address", household.address());
        json.put("grid", Long.toString(household.grid()));
        json.put("tries", household.tries());
        json.put("last_outcome", household.lastOutcome());
        json.put("due_on", household.dueOn() == null ? null : household.dueOn().toString());
        json.put("overdue", household.overdue());
        json.put("members", household.members());
        return json;
    }

    static Map<String, @Nullable Object> report(ZeroReports.Report report) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", report.id());
        json.put("region", report.region().toString());
        json.put("day", report.day().toString());
        json.put("kind", report.kind());
        json.put("findings", report.findings());
        json.put("remark", report.remark());
        json.put("signed_by", report.signedBy());
        json.put("signed_as", report.signedAs());
        json.put("recorded_at", report.at().toString());
        return json;
    }

    static Map<String, @Nullable Object> line(ZeroReports.Line line) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("region", line.region().toString());
        json.put("name", line.name());
        json.put("village", line.village());
        json.put("state", line.state());
        json.put("visits", line.visits());
        json.put("workers", line.workers());
        json.put("report", line.report() == null ? null : report(line.report()));
        return json;
    }

    static Map<String, @Nullable Object> found(Returnees.Found found) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", found.id());
        json.put("person", found.person().value());
        json.put("arrival", found.arrival());
        json.put("origin_class", found.originClass().name());
        json.put("proposal", found.proposal());
        return json;
    }
}
