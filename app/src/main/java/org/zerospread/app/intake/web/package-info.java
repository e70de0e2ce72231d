/// Taking files in by the site and the API.
@org.jspecify.annotations.NullMarked
package org.zerospread.app.intake.web;
