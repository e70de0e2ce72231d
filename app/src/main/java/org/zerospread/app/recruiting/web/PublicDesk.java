package org.zerospread.app.recruiting.web;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.recruiting.ApplicationForm;
import org.zerospread.app.recruiting.Applications;
import org.zerospread.app.recruiting.Hiring;
import org.zerospread.app.recruiting.RecruitingAnswer;
import org.zerospread.app.region.Regions;
import org.zerospread.app.store.Jurisdiction;
import org.zerospread.engine.region.RegionCode;

/// What somebody without an account may do: apply, and look at or give up his own application. It is done in the name of the public, for the district of the job.
@Component
class PublicDesk {

    static final String APPLY = "jobs.apply";
    static final int MOST_APPLICATIONS = 10;
    static final String LOOK_UP = "jobs.look-up";
    static final int MOST_LOOK_UPS = 60;

    private static final String PUBLIC = "public";
    private static final int LONGEST_WORDS = 60;
    private static final int MOST_WAGE = 1_000_000;

    private final PublicQuery query;
    private final Applications applications;
    private final Hiring hiring;
    private final Regions regions;

    PublicDesk(PublicQuery query, Applications applications, Hiring hiring, Regions regions) {
        this.query = query;
        this.applications = applications;
        this.hiring = hiring;
        this.regions = regions;
    }

    RecruitingAnswer apply(UUID job, ApplicationForm form) {
        RegionCode district = query.findDistrict(job).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Jurisdiction everywhereHere = new Jurisdiction(PUBLIC, district.range());
        return everywhereHere.call(() -> applications.apply(UUID.randomUUID(), job, form, Applications.Source.SELF));
    }

    JobPage.Own lookUp(String number, List<FormFault> faults) {
        Optional<Applications.Told> told = number.length() > LONGEST_WORDS ? Optional.empty() : applications.findByNumber(number);
        return new JobPage.Own(number.strip(), told.orElse(null), told.isPresent() ? faults : List.of(new FormFault("number", "RCR-006", "没有这个应聘编号", "no such number")));
    }

    RecruitingAnswer withdraw(String number) {
        return regions.findServed().map(served -> new Jurisdiction(PUBLIC, served.range()).call(() -> hiring.withdraw(number))).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    static FormFault tooMany(Duration wait) {
        long minutes = wait.toMinutes() + 1;
        return new FormFault("all", "RCR-015", "次数太多,请 " + minutes + " 分钟后再试", "too often: try again in " + minutes + " minutes");
    }

    static JobPage.Filter filter(String where, String sector, String town, String wage) {
        if (where.length() > LONGEST_WORDS || sector.length() > 5 || town.length() > 15) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "a filter is too long");
        }
        int least = 0;
        if (!wage.isBlank()) {
            if (!wage.strip().matches("[0-9]{1,7}") || Integer.parseInt(wage.strip()) > MOST_WAGE) {
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "wage is a number of yuan a month");
            }
            least = Integer.parseInt(wage.strip());
        }
        return new JobPage.Filter(where.strip(), sector.strip().toUpperCase(Locale.ROOT), town.strip(), least);
    }
}
