/// Pages and addresses of `officers`: the register, firms with their three officers, searches, visits, problems, and what a firm's own user sees of them.
@org.jspecify.annotations.NullMarked
package org.zerospread.app.officers.web;
