/// The laboratory: what the records of the district say about the disease. Nothing is kept here.
///
/// **Start reading** at [Estimates]; how each figure is found is `org.zerospread.engine.estimate`.
///
/// **Allowed dependencies**: floors 0 to 3. Cases and contacts of `surveillance`, links of `chain` and stays of `quarantine` are read from their tables in two statements, [CaseRows].
///
/// **Not here**: who probably infected whom (`chain`), rooms of the coming days (`quarantine`).
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"store", "access", "region", "person"})
@org.jspecify.annotations.NullMarked
package org.zerospread.app.lab;
