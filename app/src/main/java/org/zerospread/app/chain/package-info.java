/// Chains: who infected whom, from links that were registered, from what the cases' sources say, and from what the engine holds likely.
///
/// **Start reading** at [ChainBook] (the records as chains), then [LinkDesk] (what somebody registers).
///
/// **Allowed dependencies**: floors 0 to 3.
///
/// **Not here**: how likely a link is (`engine.chain`), cases and contacts (`surveillance`), stays at places (`tracing`).
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"store", "audit", "region", "access", "person", "surveillance", "tracing"})
@org.jspecify.annotations.NullMarked
package org.zerospread.app.chain;
