package org.zerospread.app.access.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zerospread.app.access.ExportAsk;
import org.zerospread.app.access.ExportPolicy;

/// Asks for long lists: the reader's own, and those that wait for him.
///
/// @param own the reader's own asks
/// @param open what waits for the reader's decision; null when he may not approve
/// @param refusal code of what was just refused
public record ExportsPage(ExportPolicy policy, List<ExportAsk> own, @Nullable List<ExportAsk> open, boolean changed, @Nullable String refusal) {
}
