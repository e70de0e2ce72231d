package org.zerospread.app.field.web;

import java.util.List;
import org.zerospread.app.field.SubmissionDesk;

/// Submissions that wait for a person.
public record ReviewPage(List<SubmissionDesk.Waiting> waiting, boolean changed) {
}
