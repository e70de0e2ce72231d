package org.zerospread.engine.grading;

/// The class of an origin with the reason, so that it can be shown to whoever is affected.
///
/// @param policyEntryId the key area's id in the policy, or `local`, `other-district`, `outside-city` for the rules that always hold
public record OriginDecision(OriginClass originClass, String policyEntryId, String reasonZh, String reasonEn) {}
