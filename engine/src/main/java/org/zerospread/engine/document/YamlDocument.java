package org.zerospread.engine.document;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.reader.ReaderException;

/// A YAML text being read, with the faults found so far.
///
/// ```java
/// YamlDocument doc = YamlDocument.read("plans/x.yaml", text);
/// String code = doc.root().text("code");
/// int days = doc.root().integer("days", 1, 60);
/// doc.root().finish();
/// if (!doc.faults().isEmpty()) { … }   // only without faults are code and days to be used
/// ```
///
/// Codes: YAML-001 syntax · YAML-002 not a mapping at the top · YAML-003 key written twice · YAML-004 unknown key ·
/// YAML-005 missing · YAML-006 wrong kind of node · YAML-007 unreadable value · YAML-008 out of range · YAML-009 unknown word ·
/// YAML-010 key that is not text · YAML-011 beyond the bounds (3 million characters, 50 levels, 50 aliases of collections).
///
/// Not thread-safe; one reader uses it and throws it away.
public final class YamlDocument {

    private static final int MAX_CHARACTERS = 3_000_000;
    private static final int MAX_DEPTH = 50;
    private static final int MAX_ALIASES = 50;

    private final String file;
    private final List<DocumentFault> faults = new ArrayList<>();
    private YamlMapping root = YamlMapping.absent(this, "", 1);

    private YamlDocument(String file) {
        this.file = file;
    }

    /// Reads the text; syntax errors and keys written twice are faults at once, all else is found as values are asked for.
    ///
    /// @param file the name that the faults quote; nothing is opened
    public static YamlDocument read(String file, String text) {
        YamlDocument document = new YamlDocument(file);
        String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try {
            Node node = new Yaml(bounds()).compose(new StringReader(withoutMark));
            document.open(node);
        } catch (MarkedYAMLException e) {
            document.syntaxFault(e, withoutMark);
        } catch (ReaderException e) {
            int line = 1 + (int) withoutMark.codePoints().limit(e.getPosition()).filter(c -> c == '\n').count();
            document.fault(line, "", "YAML-001", "含有不允许的控制字符", "a control character that YAML does not allow");
        } catch (YAMLException e) {
            document.fault(1, "", "YAML-011", "文件过大、嵌套过深或别名过多: " + e.getMessage(),
                    "too large, too deep or too many aliases: " + e.getMessage());
        }
        return document;
    }

    private static LoaderOptions bounds() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_CHARACTERS);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setMaxAliasesForCollections(MAX_ALIASES);
        return options;
    }

    private void open(@Nullable Node node) {
        if (node instanceof MappingNode mapping) {
            checkKeys(mapping, "", Collections.newSetFromMap(new IdentityHashMap<>()));
            root = YamlMapping.of(this, mapping, "");
        } else {
            int line = node == null ? 1 : line(node);
            fault(line, "", "YAML-002", "文件应由“键: 值”组成" + (node == null ? ", 现在是空的" : ""),
                    "the document must consist of \"key: value\"" + (node == null ? " but is empty" : ""));
        }
    }

    /// Walks every node once, so that a key written twice is found even where nobody asks for it. An alias may lead back to a node
    /// above, hence the set of those seen.
    private void checkKeys(Node node, String path, Set<Node> seen) {
        if (!seen.add(node)) {
            return;
        }
        if (node instanceof SequenceNode list) {
            for (int i = 0; i < list.getValue().size(); i++) {
                checkKeys(list.getValue().get(i), path + "[" + i + "]", seen);
            }
        } else if (node instanceof MappingNode mapping) {
            Map<String, Integer> firstLines = new HashMap<>();
            for (NodeTuple entry : mapping.getValue()) {
                checkEntry(entry, path, firstLines, seen);
            }
        }
    }

    private void checkEntry(NodeTuple entry, String path, Map<String, Integer> firstLines, Set<Node> seen) {
        int line = line(entry.getKeyNode());
        if (!(entry.getKeyNode() instanceof ScalarNode key)) {
            fault(line, path, "YAML-010", "键必须是文字", "a key must be plain text");
            return;
        }
        String keyPath = path.isEmpty() ? key.getValue() : path + "." + key.getValue();
        Integer first = firstLines.putIfAbsent(key.getValue(), line);
        if (first != null) {
            fault(line, keyPath, "YAML-003", "“" + key.getValue() + "”已在第 " + first + " 行写过",
                    "\"" + key.getValue() + "\" was already written in line " + first);
        }
        checkKeys(entry.getValueNode(), keyPath, seen);
    }

    private void syntaxFault(MarkedYAMLException e, String text) {
        Mark mark = e.getProblemMark() != null ? e.getProblemMark() : e.getContextMark();
        int line = mark == null ? 1 : mark.getLine() + 1;
        String problem = e.getProblem() == null ? "" : e.getProblem();
        // Chinese keyboards write a full-width colon, which YAML takes for an ordinary letter; the parser then stumbles a line later.
        List<String> lines = text.lines().toList();
        boolean colon = line <= lines.size() && lines.get(line - 1).contains("：")
                || line >= 2 && line - 2 < lines.size() && lines.get(line - 2).contains("：");
        fault(line, "", "YAML-001",
                "YAML 语法错误: " + problem + (colon ? "; 是否把“:”写成了全角“：”?" : ""),
                "YAML syntax: " + problem + (colon ? "; is there a full-width colon where \":\" belongs?" : ""));
    }

    void wrongKind(Node node, String path, String zh, String en) {
        fault(line(node), path, "YAML-006", "应为" + zh, "expected " + en);
    }

    static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    /// The mapping at the top; after a syntax error an absent one, which answers everything with placeholders and adds no faults.
    public YamlMapping root() {
        return root;
    }

    /// The name of the file as given.
    public String file() {
        return file;
    }

    /// Adds a fault at any line; a reader usually uses [YamlMapping#fault] instead.
    public void fault(int line, String path, String code, String zh, String en) {
        faults.add(new DocumentFault(file, line, path, code, zh, en));
    }

    /// All faults found so far, in the order of their lines.
    public List<DocumentFault> faults() {
        return faults.stream().sorted(Comparator.comparingInt(DocumentFault::line)).toList();
    }
}
