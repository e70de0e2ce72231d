/// What the timeline of a person tells of household visits.
@org.jspecify.annotations.NullMarked
package org.zerospread.app.screening.web;
