/// Pages and addresses of `quarantine`: the list of stays, and what the timeline tells of stages and rooms.
@org.jspecify.annotations.NullMarked
package org.zerospread.app.quarantine.web;
