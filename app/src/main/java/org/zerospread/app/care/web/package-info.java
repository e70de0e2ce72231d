/// Pages and addresses of `care`: errands, needs, what the timeline tells of them, and the public directory of stands.
@org.jspecify.annotations.NullMarked
package org.zerospread.app.care.web;
