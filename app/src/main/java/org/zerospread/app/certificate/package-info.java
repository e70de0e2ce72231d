/// Health certificates: who may have one, issuing, taking back, publishing keys and revocations, and what their owners may ask.
///
/// **Start reading** at [CertificateDesk]; [CertificateKeys] signs, [CertificateNews] takes back by itself. The form and the check are the engine's (`org.zerospread.engine.certificate`).
///
/// **Allowed dependencies**: floors 0 to 2; the facts about stays, cases, tests and reports are read from their tables by one function of the database.
///
/// **Not here**: the check without a network on phones (`field`), and by the command line (`command`).
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"store", "audit", "region", "access", "person", "surveillance", "quarantine", "grading", "enterprise"})
@org.jspecify.annotations.NullMarked
package org.zerospread.app.certificate;
