/// Pages and addresses of `surveillance`: the line list of cases, and what the timeline tells of cases, tests and contacts.
@org.jspecify.annotations.NullMarked
package org.zerospread.app.surveillance.web;
