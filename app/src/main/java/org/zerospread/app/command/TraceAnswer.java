package org.zerospread.app.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zerospread.engine.tracing.Contact;
import org.zerospread.engine.tracing.TracingNotes;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/// Writes contacts as `trace` answers them: the columns of docs/formats.md, a row for each index and contact.
final class TraceAnswer {

    private static final String HEADING = "index_id,contact_id,degree,minutes,encounters,first_start,last_end,places";

    private final ZoneId zone;
    private final DateTimeFormatter moments;

    /// @param offsets whether moments are written with the district's offset, or as local times
    TraceAnswer(ZoneId zone, boolean offsets) {
        this.zone = zone;
        this.moments = DateTimeFormatter.ofPattern(offsets ? "uuuu-MM-dd'T'HH:mm:ssxxx" : "uuuu-MM-dd'T'HH:mm:ss");
    }

    void csv(List<Contact> contacts, PrintStream out) {
        try {
            Writer csv = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
            csv.append(HEADING).append('\n');
            for (Contact one : contacts) {
                field(csv, one.indexId()).append(',');
                field(csv, one.contactId()).append(',').append(Integer.toString(one.degree())).append(',').append(one.minutes().toPlainString()).append(',')
                        .append(Long.toString(one.encounters())).append(',').append(moment(one.firstStart())).append(',').append(moment(one.lastEnd())).append(',');
                field(csv, String.join(";", one.places())).append('\n');
            }
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void json(List<Contact> contacts, PrintStream out) {
        // Plain numbers: 0.000001 and not 1E-6.
        JsonMapper mapper = JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();
        try (JsonGenerator json = mapper.createGenerator(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16))) {
            json.configure(StreamWriteFeature.AUTO_CLOSE_TARGET, false);
            json.writeStartArray();
            for (Contact one : contacts) {
                json.writeStartObject();
                json.writeStringProperty("index_id", one.indexId());
                json.writeStringProperty("contact_id", one.contactId());
                json.writeNumberProperty("degree", one.degree());
                json.writeNumberProperty("minutes", one.minutes());
                json.writeNumberProperty("encounters", one.encounters());
                json.writeStringProperty("first_start", moment(one.firstStart()));
                json.writeStringProperty("last_end", moment(one.lastEnd()));
                json.writeStringProperty("places", String.join(";", one.places()));
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        out.println();
    }

    /// Says in JSON why nothing was worked out.
    static void refusal(TracingNotes notes, PrintStream out) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("valid", false);
        json.put("faults", notes.faults());
        json.put("counts", new java.util.TreeMap<>(notes.faultCounts()));
        out.println(JsonMapper.builder().build().writeValueAsString(json));
    }

    private String moment(Instant at) {
        return moments.format(at.atZone(zone));
    }

    private static Writer field(Writer csv, String text) throws IOException {
        boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        if (quoted) {
            csv.append('"').append(text.replace("\"", "\"\"")).append('"');
        } else {
            csv.append(text);
        }
        return csv;
    }
}
