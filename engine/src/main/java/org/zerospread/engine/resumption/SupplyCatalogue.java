package org.zerospread.engine.resumption;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.zerospread.engine.document.DocumentHead;
import org.zerospread.engine.document.DocumentReading;
import org.zerospread.engine.document.YamlDocument;
import org.zerospread.engine.document.YamlMapping;

/// Which protective supplies of firms are counted, and in what.
///
/// @param items in the order in which they are shown, with different ids
public record SupplyCatalogue(String code, int version, String titleZh, String titleEn, String source, LocalDate effectiveFrom, List<Item> items) {

    public SupplyCatalogue {
        items = List.copyOf(items);
    }

    /// A kind of supply.
    ///
    /// @param id small letters and hyphens
    public record Item(String id, String zh, String en, String unitZh, String unitEn) {}

    /// The kind of an id.
    public Optional<Item> find(String id) {
        return items.stream().filter(item -> item.id().equals(id)).findFirst();
    }

    /// Reads a catalogue from YAML; `policies/enterprise-supplies-2020.yaml` is the example.
    ///
    /// Codes beside those of [YamlDocument]: SUPPLY-001 an id twice, or not of small letters and hyphens.
    public static DocumentReading<SupplyCatalogue> read(String file, String text) {
        YamlDocument document = YamlDocument.read(file, text);
        YamlMapping root = document.root();
        DocumentHead head = DocumentHead.read(root);
        LocalDate from = root.date("effective_from");
        Set<String> ids = new HashSet<>();
        List<Item> items = root.mappings("items").stream().map(entry -> item(entry, ids)).toList();
        root.finish();
        return DocumentReading.of(document, () -> new SupplyCatalogue(head.code(), head.version(), head.titleZh(), head.titleEn(), head.source(), from, items));
    }

    private static Item item(YamlMapping entry, Set<String> ids) {
        String id = entry.text("id");
        if (!id.matches("[a-z][a-z-]{1,39}") || !ids.add(id)) {
            entry.fault("id", "SUPPLY-001", "编号“" + id + "”重复, 或不是小写字母和连字符", "the id \"" + id + "\" is used already, or has more than small letters and hyphens");
        }
        YamlMapping unit = entry.mapping("unit");
        return new Item(id, entry.text("zh"), entry.text("en"), unit.text("zh"), unit.text("en"));
    }
}
