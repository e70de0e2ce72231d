package org.zerospread.app.scenario;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zerospread.engine.document.YamlMapping;
import org.zerospread.engine.region.RegionCode;
import org.zerospread.engine.resumption.IndustryCode;

/// Reads the section `recruiting` of a scenario.
///
/// Codes beside those of [ScenarioReader]: SCN-045 the projects signed or their sum are not those that are told · SCN-046 a step before the one before it, or more than 7 days after its day · SCN-047 no such industry.
final class RecruitmentReader {

    private static final long MOST_YUAN = 9_999_999_999_999L;

    private final RegionCode district;
    private final LocalDate from;
    private final LocalDate to;

    RecruitmentReader(RegionCode district, LocalDate from, LocalDate to) {
        this.district = district;
        this.from = from;
        this.to = to;
    }

    @Nullable Recruitment read(YamlMapping root) {
        if (!root.has("recruiting")) {
            return null;
        }
        YamlMapping section = root.mapping("recruiting");
        List<Recruitment.Project> projects = projects(section);
        Recruitment recruitment = new Recruitment(projects, section.has("hires") ? hires(section.mapping("hires")) : null, section.has("support") ? support(section.mapping("support")) : null);
        section.optionalMapping("signed").ifPresent(told -> check(told, projects));
        section.finish();
        return recruitment;
    }

    /// What is told of all that were signed must be what the projects come to.
    private static void check(YamlMapping told, List<Recruitment.Project> projects) {
        ScenarioReader.source(told);
        List<Recruitment.Project> signed = projects.stream().filter(project -> project.signed() != null).toList();
        int count = told.integer("projects", 0, 10_000);
        long yuan = told.wholeNumber("amount_yuan", 0, MOST_YUAN);
        long sum = signed.stream().mapToLong(Recruitment.Project::amountYuan).sum();
        if (count != signed.size() || yuan != sum) {
            told.fault("SCN-045", "签约项目为 " + signed.size() + " 个、" + sum + " 元,与所写不符", "the projects signed are " + signed.size() + " with " + sum + " yuan, not what is told");
        }
        told.finish();
    }

    private List<Recruitment.Project> projects(YamlMapping section) {
        List<Recruitment.Project> projects = new ArrayList<>();
        for (YamlMapping line : section.optionalMappings("projects")) {
            ScenarioReader.source(line);
            LocalDateTime lead = ScenarioReader.moment(line, "lead", from, to);
            LocalDateTime talks = line.has("talks") ? ScenarioReader.moment(line, "talks", from, to) : null;
            LocalDateTime signed = line.has("signed") ? ScenarioReader.moment(line, "signed", from, to) : null;
            if (talks != null && !talks.isAfter(lead) || signed != null && (talks == null || !signed.isAfter(talks))) {
                line.fault("SCN-046", "项目进展先后颠倒或跳步", "the project's stages run backwards or skip one");
            }
            String sector = line.text("sector");
            if (!(IndustryCode.read(sector) instanceof IndustryCode.Reading.Accepted)) {
                line.fault("sector", "SCN-047", "没有行业“" + sector + "”", "no industry '" + sector + "'");
            }
            projects.add(new Recruitment.Project(line.text("key"), line.text("title"), line.text("investor"), sector, ScenarioReader.inside(line, "region", district), line.wholeNumber("amount_yuan", 1, MOST_YUAN), lead,
                    talks, signed, line.optionalText("public_note").orElse(null)));
            line.finish();
        }
        return projects;
    }

    private Recruitment.Hires hires(YamlMapping entry) {
        ScenarioReader.source(entry);
        Recruitment.Hires hires = new Recruitment.Hires(entry.integer("total", 1, 1_000_000), ScenarioReader.within(entry, "from", from, to), ScenarioReader.within(entry, "to", from, to),
                ScenarioReader.moment(entry, "opened", from, to), entry.integer("firms", 1, 10_000), entry.texts("posts"));
        if (hires.posts().isEmpty()) {
            entry.fault("posts", "SCN-046", "至少写一个岗位", "write one post at least");
        }
        if (hires.to().isBefore(hires.from()) || hires.from().isBefore(hires.opened().toLocalDate().plusDays(RecruitingScene.DAYS_AHEAD + 1L))) {
            entry.fault("SCN-046", "录用至少在发布岗位 " + (RecruitingScene.DAYS_AHEAD + 1) + " 天之后", "people are hired " + (RecruitingScene.DAYS_AHEAD + 1) + " days after the jobs are opened, or later");
        }
        entry.finish();
        return hires;
    }

    private Recruitment.Support support(YamlMapping entry) {
        ScenarioReader.source(entry);
        Recruitment.Support support = new Recruitment.Support(ScenarioReader.moment(entry, "applied", from, to), ScenarioReader.moment(entry, "decided", from, to), ScenarioReader.moment(entry, "paid", from, to),
                entry.integer("firms", 1, 10_000));
        if (!support.decided().isAfter(support.applied()) || !support.paid().isAfter(support.decided())) {
            entry.fault("SCN-046", "申请、审批、拨付先后颠倒", "applied, decided, paid run backwards");
        }
        entry.finish();
        return support;
    }
}
