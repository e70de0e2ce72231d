/// Purpose: health certificates: signing, reading, and saying of each one that is shown whether it holds, and if not, what is the matter with it.
///
/// The form is that of SMART Health Cards (spec.smarthealth.cards): a compact JWS signed with ES256, its payload deflated, as a numeric QR code.
/// Start reading at [Verifier] and [Verdict]; [Issuing] makes them. The JDK alone does the work. Not here: who may have one, and who may issue one.
@NullMarked
package org.zerospread.engine.certificate;

import org.jspecify.annotations.NullMarked;
