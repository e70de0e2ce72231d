package org.zerospread.app.field.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.OpenToAll;
import tools.jackson.databind.json.JsonMapper;

/// The field page and its files: open to all and the same for all, so that a phone may keep them; what is personal comes from [SubmissionsApi].
///
/// The files are always asked for anew (`no-cache`, by their checksum); the page's worker keeps them for days without a network. A
/// checksum over all of them stands in the worker's text, so that a new version of any of them makes phones fetch all.
@Controller
class FieldFiles {

    private static final String WORDS = "words.js";
    private static final String WORKER = "worker.js";
    private static final String PREFIX = "field.app.";
    private static final Map<String, String> TYPES = Map.of("js", "text/javascript;charset=UTF-8", "css", "text/css;charset=UTF-8", "svg", "image/svg+xml", "png", "image/png",
            "webmanifest", "application/manifest+json;charset=UTF-8");

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final String version;

    FieldFiles(JsonMapper json) throws IOException {
        List<Resource> found = List.of(new PathMatchingResourcePatternResolver().getResources("classpath*:static/field/*.*"));
        for (Resource resource : found.stream().sorted(Comparator.comparing((Resource one) -> String.valueOf(one.getFilename()))).toList()) {
            files.put(String.valueOf(resource.getFilename()), resource.getContentAsByteArray());
        }
        files.put(WORDS, ("export const WORDS = " + json.writeValueAsString(Map.of("zh", words("zh"), "en", words("en"))) + ";\n").getBytes(StandardCharsets.UTF_8));
        CRC32 sum = new CRC32();
        files.values().forEach(sum::update);
        version = Long.toHexString(sum.getValue());
        byte[] worker = files.getOrDefault(WORKER, new byte[0]);
        String kept = files.keySet().stream().filter(name -> !name.equals(WORKER)).map(name -> "'/field/" + name + "'").collect(Collectors.joining(", "));
        files.put(WORKER, ("const VERSION = '" + version + "';\nconst FILES = ['/field', '/webjars/qrcodejs/07f829d/qrcode.min.js', " + kept + "];\n" + new String(worker, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> words(String language) {
        ResourceBundle bundle = ResourceBundle.getBundle("messages", Locale.of(language), ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        Map<String, String> words = new TreeMap<>();
        bundle.keySet().stream().filter(key -> key.startsWith(PREFIX)).forEach(key -> words.put(key.substring(PREFIX.length()), bundle.getString(key)));
        return words;
    }

    @OpenToAll
    @GetMapping({"/field", "/field/"})
    String page(Model model) {
        model.addAttribute("version", version);
        return "field/field";
    }

    @OpenToAll
    @ResponseBody
    @GetMapping("/field/{name:[a-z0-9-]+\\.[a-z]+}")
    ResponseEntity<byte[]> file(@PathVariable String name) {
        byte[] bytes = files.get(name);
        String type = TYPES.get(name.substring(name.indexOf('.') + 1));
        if (bytes == null || type == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().contentType(MediaType.parseMediaType(type)).cacheControl(CacheControl.noCache()).eTag('"' + version + '"');
        return (name.equals(WORKER) ? answer.header("Service-Worker-Allowed", "/field").header("X-Content-Type-Options", "nosniff") : answer).body(bytes);
    }
}
