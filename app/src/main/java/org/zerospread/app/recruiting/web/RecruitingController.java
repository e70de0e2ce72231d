package org.zerospread.app.recruiting.web;

import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.zerospread.app.access.Requires;
import org.zerospread.app.access.Right;
import org.zerospread.app.person.FormFault;
import org.zerospread.app.recruiting.ProjectForm;
import org.zerospread.app.recruiting.ProjectStepForm;
import org.zerospread.app.recruiting.Projects;
import org.zerospread.app.recruiting.RecruitingAnswer;

/// Projects of investment as a board, each with its history.
@Controller
class RecruitingController {

    private final Projects projects;
    private final RecruitingQuery query;

    RecruitingController(Projects projects, RecruitingQuery query) {
        this.projects = projects;
        this.query = query;
    }

    @Requires(Right.RECRUIT_READ)
    @GetMapping("/recruiting")
    String board(Model model) {
        return show(ProjectForm.empty(), List.of(), model);
    }

    @Requires(Right.RECRUIT_WRITE)
    @PostMapping("/recruiting/projects")
    String open(@ModelAttribute ProjectForm form, Model model) {
        return switch (projects.open(UUID.randomUUID(), form)) {
            case RecruitingAnswer.Done done -> "redirect:/recruiting/projects/" + done.id();
            case RecruitingAnswer.Refused(List<FormFault> faults) -> show(form, faults, model);
        };
    }

    @Requires(Right.RECRUIT_READ)
    @GetMapping("/recruiting/projects/{id}")
    String project(@PathVariable UUID id, Model model) {
        return project(id, ProjectStepForm.empty(), List.of(), model);
    }

    @Requires(Right.RECRUIT_WRITE)
    @PostMapping("/recruiting/projects/{id}/stage")
    String advance(@PathVariable UUID id, @ModelAttribute ProjectStepForm form, Model model) {
        return switch (projects.advance(id, form)) {
            case RecruitingAnswer.Done done -> "redirect:/recruiting/projects/" + id;
            case RecruitingAnswer.Refused(List<FormFault> faults) -> project(id, form, faults, model);
        };
    }

    private String show(ProjectForm form, List<FormFault> faults, Model model) {
        model.addAttribute("page", query.board(form, faults));
        return "recruiting/board";
    }

    private String project(UUID id, ProjectStepForm form, List<FormFault> faults, Model model) {
        model.addAttribute("page", query.findProject(id, form, faults).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        return "recruiting/project";
    }
}
