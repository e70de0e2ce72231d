/// Pages and addresses of `recruiting`: what the public reads and sends, what a firm does for itself, and the desk of the officials.
@org.jspecify.annotations.NullMarked
package org.zerospread.app.recruiting.web;
