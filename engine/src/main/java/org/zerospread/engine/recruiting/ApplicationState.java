package org.zerospread.engine.recruiting;

import java.util.EnumSet;
import java.util.Set;

/// How far somebody's application for a job has come. He is hired only after an interview that he passed and an offer.
public enum ApplicationState {
    /// 已投递
    APPLIED,
    /// 已约面试: by link, at a time.
    INVITED,
    /// 面试通过
    PASSED,
    /// 已发录用通知
    OFFERED,
    /// 已录用
    HIRED,
    /// 未录用
    REJECTED,
    /// 已放弃: by the applicant.
    WITHDRAWN;

    /// What may follow; another time for an interview follows an interview.
    public Set<ApplicationState> next() {
        return switch (this) {
            case APPLIED -> EnumSet.of(INVITED, REJECTED, WITHDRAWN);
            case INVITED -> EnumSet.of(INVITED, PASSED, REJECTED, WITHDRAWN);
            case PASSED -> EnumSet.of(OFFERED, REJECTED, WITHDRAWN);
            case OFFERED -> EnumSet.of(HIRED, REJECTED, WITHDRAWN);
            case HIRED, REJECTED, WITHDRAWN -> EnumSet.noneOf(ApplicationState.class);
        };
    }

    /// Whether nothing follows.
    public boolean isFinal() {
        return next().isEmpty();
    }
}
