package org.zerospread.app.resumption.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.resumption.DailyReports;
import org.zerospread.app.resumption.Emergency;
import org.zerospread.app.resumption.EvidenceDesk;
import org.zerospread.app.resumption.Loop;
import org.zerospread.app.resumption.LoopAnswer;
import org.zerospread.app.store.DistrictClock;
import org.zerospread.engine.resumption.DailyReport;

/// The forms of the firm's own part of the loop, whoever sends them: its user, or an official for it.
@Component
class FirmForms {

    private final Loop loop;
    private final EvidenceDesk evidence;
    private final DailyReports reports;
    private final Emergency emergency;
    private final DistrictClock clock;

    FirmForms(Loop loop, EvidenceDesk evidence, DailyReports reports, Emergency emergency, DistrictClock clock) {
        this.loop = loop;
        this.evidence = evidence;
        this.reports = reports;
        this.emergency = emergency;
        this.clock = clock;
    }

    /// What a firm does.
    enum Action {
        SCREEN, BATCH, ROOMS, FILE, REPORT, DRILL, DISINFECT;

        /// The action of an address, such as `screen`.
        static Action of(String word) {
            return Arrays.stream(values()).filter(action -> action.name().toLowerCase(java.util.Locale.ROOT).equals(word)).findFirst().orElseThrow(LoopPages::notHere);
        }
    }

    /// Does what the form says.
    LoopAnswer act(UUID firm, Action action, HttpServletRequest request) {
        return switch (action) {
            case SCREEN -> loop.screen(List.of(firm));
            case BATCH -> loop.returnBatch(List.of(new Loop.Batch(firm, ids(request, "staff"), request.getParameter("drop") != null)));
            case ROOMS -> rooms(firm, text(request, "rooms"));
            case FILE -> loop.file(List.of(new Loop.Filing(firm, request.getParameter("agree") == null ? "" : text(request, "signed_by"), number(text(request, "commitment")).orElse(0))));
            case REPORT -> report(firm, request);
            case DRILL -> loop.drill(firm, text(request, "note"));
            case DISINFECT -> emergency.disinfect(firm, text(request, "note"));
        };
    }

    /// Takes in uploaded files of one kind, or none of them.
    LoopAnswer keep(UUID firm, String kind, List<MultipartFile> files) throws IOException {
        return evidence.keep(uploads(firm, kind, files));
    }

    /// The files that were chosen.
    static List<EvidenceDesk.Upload> uploads(UUID firm, String kind, List<MultipartFile> files) throws IOException {
        List<EvidenceDesk.Upload> uploads = new ArrayList<>();
        for (MultipartFile file : files) {
            String name = file.getOriginalFilename();
            if (name != null && !name.isEmpty()) {
                uploads.add(new EvidenceDesk.Upload(firm, kind, name, file.getBytes()));
            }
        }
        return uploads;
    }

    private LoopAnswer rooms(UUID firm, String lines) {
        Map<String, BigDecimal> rooms = new LinkedHashMap<>();
        for (String line : lines.lines().map(String::strip).filter(line -> !line.isEmpty()).toList()) {
            int gap = Math.max(line.lastIndexOf(' '), line.lastIndexOf('\t'));
            String floor = line.substring(gap + 1);
            if (gap < 1 || !floor.matches("[0-9]{1,5}(\\.[0-9]{1,2})?")) {
                return refused(firm, "rooms", "每行写宿舍号和面积, 例如: 301 18.5", "write each room and its floor on a line, such as: 301 18.5");
            }
            rooms.put(line.substring(0, gap).strip(), new BigDecimal(floor));
        }
        return loop.measureRooms(firm, rooms);
    }

    private LoopAnswer report(UUID firm, HttpServletRequest request) {
        Optional<Integer> atWork = number(text(request, "at_work"));
        Optional<Integer> absent = number(text(request, "absent"));
        if (atWork.isEmpty() || absent.isEmpty()) {
            return refused(firm, "report", "到岗和缺勤都要填人数", "say how many are at work and how many are absent");
        }
        List<DailyReport.Ill> ill = new ArrayList<>();
        String[] staff = values(request, "ill");
        String[] temperatures = values(request, "temperature");
        String[] symptoms = values(request, "symptoms");
        for (int i = 0; i < staff.length; i++) {
            if (staff[i].isBlank()) {
                continue;
            }
            Optional<UUID> id = id(staff[i]);
            String typed = i < temperatures.length ? temperatures[i].strip() : "";
            if (id.isEmpty() || !typed.isEmpty() && !typed.matches("[34][0-9](\\.[0-9])?")) {
                return refused(firm, "report", "体温应写成 37.5", "write a temperature as 37.5");
            }
            ill.add(new DailyReport.Ill(id.get(), typed.isEmpty() ? null : new BigDecimal(typed).movePointRight(1).intValueExact(), i < symptoms.length ? symptoms[i].strip() : null));
        }
        String day = text(request, "day");
        return reports.report(List.of(new DailyReports.Given(firm, new DailyReport(day.isEmpty() ? clock.today() : day(day).orElse(LocalDate.EPOCH), atWork.get(), absent.get(), ill, text(request, "signed_by")))));
    }

    static LoopAnswer.Refused refused(UUID firm, String field, String zh, String en) {
        return new LoopAnswer.Refused(List.of(new LoopAnswer.Fault(firm, new FormFault(field, "RSM-020", zh, en))));
    }

    static String text(HttpServletRequest request, String name) {
        String typed = request.getParameter(name);
        return typed == null ? "" : typed.strip();
    }

    private static String[] values(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        return values == null ? new String[0] : values;
    }

    private static List<UUID> ids(HttpServletRequest request, String name) {
        return Arrays.stream(values(request, name)).map(FirmForms::id).flatMap(Optional::stream).toList();
    }

    static Optional<UUID> id(String typed) {
        return typed.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}") ? Optional.of(UUID.fromString(typed)) : Optional.empty();
    }

    private static Optional<Integer> number(String typed) {
        return typed.matches("[0-9]{1,7}") ? Optional.of(Integer.parseInt(typed)) : Optional.empty();
    }

    /// A day as typed.
    static Optional<LocalDate> day(@Nullable String typed) {
        try {
            return typed == null || typed.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(typed.strip()));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    /// The lines that are written.
    static List<String> lines(String typed) {
        return typed.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
