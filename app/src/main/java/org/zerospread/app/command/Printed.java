package org.zerospread.app.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zerospread.engine.document.DocumentFault;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// How commands print: data as indented JSON to standard output, faults one a line to standard error.
final class Printed {

    private Printed() {
    }

    static void json(Object json) {
        System.out.println(JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(json));
    }

    /// Tells every fault, as data too where that was asked for.
    ///
    /// @return the exit code of what is refused
    static int refuse(List<DocumentFault> faults, boolean asJson) {
        faults.forEach(System.err::println);
        if (asJson) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("valid", false);
            json.put("faults", faults);
            json(json);
        }
        return 1;
    }
}
