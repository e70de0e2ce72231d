package org.zerospread.engine.officers;

/// What a problem of a firm is about; how long its solution may take follows from it.
public enum ProblemKind {
    PROTECTION, SUPPLIES, STAFF, LOGISTICS, FINANCE, POLICY, OTHER
}
