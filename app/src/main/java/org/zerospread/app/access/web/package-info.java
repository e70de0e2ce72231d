/// Pages and addresses of `access`: sign-in, own password, the audit search.
@org.jspecify.annotations.NullMarked
package org.zerospread.app.access.web;
