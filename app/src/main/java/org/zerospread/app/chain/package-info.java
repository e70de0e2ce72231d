/// Chains: who infected whom, from links that were registered and from what the engine holds likely.
///
/// **Start reading** at [ChainJson] (the answer as it is printed).
///
/// **Allowed dependencies**: floors 0 to 2.
///
/// **Not here**: how likely a link is (`engine.chain`), cases and contacts (`surveillance`).
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"store", "audit", "region", "access", "person", "surveillance"})
@org.jspecify.annotations.NullMarked
package org.zerospread.app.chain;
