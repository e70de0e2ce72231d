package org.zerospread.engine.document;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// `key: value` pairs of a [YamlDocument] with typed access.
///
/// Each accessor that finds its value missing or wrong records a fault and answers a placeholder (empty text, the least number,
/// 1970-01-01, the first word), so that reading goes on and finds all faults. An `optional…` accessor takes a missing key, or one without
/// a value, as empty. A key that no accessor asked for is unknown, and [#finish()] says so.
public final class YamlMapping {

    private final YamlDocument document;
    private final String path;
    private final int line;
    private final boolean absent;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> keyLines = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();
    private final Map<String, YamlMapping> children = new LinkedHashMap<>();
    private boolean finished;

    private YamlMapping(YamlDocument document, String path, int line, boolean absent) {
        this.document = document;
        this.path = path;
        this.line = line;
        this.absent = absent;
    }

    static YamlMapping of(YamlDocument document, MappingNode node, String path) {
        YamlMapping mapping = new YamlMapping(document, path, YamlDocument.line(node), false);
        for (NodeTuple entry : node.getValue()) {
            if (entry.getKeyNode() instanceof ScalarNode key) {
                mapping.values.putIfAbsent(key.getValue(), entry.getValueNode());
                mapping.keyLines.putIfAbsent(key.getValue(), YamlDocument.line(key));
            }
        }
        return mapping;
    }

    /// A mapping that is not there: the fault is told already, so it answers placeholders in silence.
    static YamlMapping absent(YamlDocument document, String path, int line) {
        return new YamlMapping(document, path, line, true);
    }

    /// Whether the key is written with a value.
    public boolean has(String key) {
        return node(key) != null;
    }

    /// All keys in their order, for mappings whose keys are free words; none of them counts as unknown afterwards.
    public Set<String> keys() {
        asked.addAll(values.keySet());
        return new LinkedHashSet<>(values.keySet());
    }

    /// The line where the mapping begins, counted from 1.
    public int line() {
        return line;
    }

    /// The line of a key, or of the mapping when the key is missing.
    public int line(String key) {
        return keyLines.getOrDefault(key, line);
    }

    /// Where the mapping is, such as `stages[0]`; empty at the top.
    public String path() {
        return path;
    }

    /// Records a fault of the reader's own at this mapping.
    public void fault(String code, String zh, String en) {
        if (!absent) {
            document.fault(line, path, code, zh, en);
        }
    }

    /// Records a fault of the reader's own at a key.
    public void fault(String key, String code, String zh, String en) {
        if (!absent) {
            document.fault(line(key), pathOf(key), code, zh, en);
        }
    }

    /// Text that is not blank.
    public String text(String key) {
        return required(key, optionalText(key), "");
    }

    public Optional<String> optionalText(String key) {
        return scalar(key).map(YamlValue::text).filter(text -> !text.isBlank()).map(String::strip);
    }

    public int integer(String key, int min, int max) {
        return required(key, optionalInteger(key, min, max), min);
    }

    public Optional<Integer> optionalInteger(String key, int min, int max) {
        return scalar(key).flatMap(scalar -> scalar.integer(min, max)).map(Math::toIntExact);
    }

    /// A whole number too large for an int, such as a sum of money in yuan.
    public long wholeNumber(String key, long min, long max) {
        return required(key, scalar(key).flatMap(scalar -> scalar.integer(min, max)), min);
    }

    public double decimal(String key, double min, double max) {
        return required(key, optionalDecimal(key, min, max), min);
    }

    public Optional<Double> optionalDecimal(String key, double min, double max) {
        return scalar(key).flatMap(scalar -> scalar.decimal(min, max));
    }

    /// true or false (yes, no); the fallback when it is not written.
    public boolean flag(String key, boolean fallback) {
        return scalar(key).flatMap(YamlValue::flag).orElse(fallback);
    }

    /// A date such as 2020-01-31.
    public LocalDate date(String key) {
        return required(key, optionalDate(key), LocalDate.EPOCH);
    }

    public Optional<LocalDate> optionalDate(String key) {
        return scalar(key).flatMap(YamlValue::date);
    }

    /// A time of day such as 7:00 or 07:00:30.
    public LocalTime time(String key) {
        return required(key, optionalTime(key), LocalTime.MIDNIGHT);
    }

    public Optional<LocalTime> optionalTime(String key) {
        return scalar(key).flatMap(YamlValue::time);
    }

    /// The district's local date and time, such as `2020-01-29 17:00` or `2020-01-29T17:00:00`.
    public LocalDateTime dateTime(String key) {
        return required(key, optionalDateTime(key), LocalDate.EPOCH.atStartOfDay());
    }

    public Optional<LocalDateTime> optionalDateTime(String key) {
        return scalar(key).flatMap(YamlValue::dateTime);
    }

    /// A moment with its offset, such as `2020-01-29T17:00:00+08:00`.
    public Instant instant(String key) {
        return required(key, optionalInstant(key), Instant.EPOCH);
    }

    public Optional<Instant> optionalInstant(String key) {
        return scalar(key).flatMap(YamlValue::instant);
    }

    /// A constant of the enum; small letters and hyphens are the usual way to write it.
    public <E extends Enum<E>> E word(String key, Class<E> type) {
        return required(key, optionalWord(key, type), type.getEnumConstants()[0]);
    }

    public <E extends Enum<E>> Optional<E> optionalWord(String key, Class<E> type) {
        return scalar(key).flatMap(scalar -> scalar.word(type));
    }

    /// A list of words of the enum; empty when the key is missing.
    public <E extends Enum<E>> List<E> words(String key, Class<E> type) {
        return scalars(key, scalar -> scalar.word(type));
    }

    /// A list of texts; empty when the key is missing.
    public List<String> texts(String key) {
        return scalars(key, scalar -> Optional.of(scalar.text().strip()));
    }

    /// A list of whole numbers; empty when the key is missing.
    public List<Integer> integers(String key, int min, int max) {
        return scalars(key, scalar -> scalar.integer(min, max).map(Math::toIntExact));
    }

    /// A mapping below this one; an absent one when it is missing.
    public YamlMapping mapping(String key) {
        return required(key, optionalMapping(key), absent(document, pathOf(key), line(key)));
    }

    public Optional<YamlMapping> optionalMapping(String key) {
        Node node = node(key);
        return node == null ? Optional.empty() : asMapping(node, pathOf(key));
    }

    /// A list of mappings that must be written; it may be `[]`.
    public List<YamlMapping> mappings(String key) {
        if (!has(key)) {
            required(key, Optional.empty(), "");
        }
        return optionalMappings(key);
    }

    /// A list of mappings; empty when the key is missing.
    public List<YamlMapping> optionalMappings(String key) {
        List<YamlMapping> mappings = new ArrayList<>();
        List<Node> items = items(key);
        for (int i = 0; i < items.size(); i++) {
            asMapping(items.get(i), pathOf(key) + "[" + i + "]").ifPresent(mappings::add);
        }
        return mappings;
    }

    /// Reports every key that nobody asked for, here and in all mappings reached from here. Calling it twice does no harm.
    public void finish() {
        children.values().forEach(YamlMapping::finish);
        if (finished) {
            return;
        }
        finished = true;
        for (String key : values.keySet()) {
            if (!asked.contains(key)) {
                Optional<String> nearest = NearestWord.to(key, asked);
                fault(key, "YAML-004", "不认识的键“" + key + "”" + nearest.map(word -> ", 是不是“" + word + "”?").orElse(""),
                        "unknown key \"" + key + "\"" + nearest.map(word -> "; did you mean \"" + word + "\"?").orElse(""));
            }
        }
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private @Nullable Node node(String key) {
        asked.add(key);
        Node node = values.get(key);
        return node == null || node.getTag().equals(Tag.NULL) ? null : node;
    }

    private <T> T required(String key, Optional<T> value, T placeholder) {
        Node node = node(key);
        boolean blank = node instanceof ScalarNode scalar && scalar.getValue().isBlank();
        // A value that is there but wrong has been told by whoever could not read it.
        if (value.isEmpty() && (node == null || blank)) {
            fault(key, "YAML-005", "缺少“" + key + "”", "\"" + key + "\" is missing");
        }
        return value.orElse(placeholder);
    }

    private Optional<YamlValue> scalar(String key) {
        Node node = node(key);
        return node == null ? Optional.empty() : YamlValue.of(document, node, pathOf(key)).filter(value -> !value.text().isBlank());
    }

    private <T> List<T> scalars(String key, Function<YamlValue, Optional<T>> read) {
        List<T> values = new ArrayList<>();
        List<Node> items = items(key);
        for (int i = 0; i < items.size(); i++) {
            YamlValue.of(document, items.get(i), pathOf(key) + "[" + i + "]").flatMap(read).ifPresent(values::add);
        }
        return values;
    }

    private List<Node> items(String key) {
        Node node = node(key);
        if (node == null) {
            return List.of();
        }
        if (node instanceof SequenceNode list) {
            return list.getValue();
        }
        document.wrongKind(node, pathOf(key), "列表 (每行以“- ”开头)", "a list (lines beginning with \"- \")");
        return List.of();
    }

    /// The same mapping asked for twice is the same object, lest its keys look unasked for.
    private Optional<YamlMapping> asMapping(Node node, String at) {
        if (node instanceof MappingNode mappingNode) {
            return Optional.of(children.computeIfAbsent(at, place -> of(document, mappingNode, place)));
        }
        document.wrongKind(node, at, "“键: 值”", "\"key: value\" pairs");
        return Optional.empty();
    }
}
