/// The pages of retention: what is due, proposals to sign, certificates.
@org.jspecify.annotations.NullMarked
package org.zerospread.app.retention.web;
