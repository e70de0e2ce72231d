/// What the timeline of a person tells of his tracks.
@org.jspecify.annotations.NullMarked
package org.zerospread.app.tracing.web;
