package org.zerospread.app.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.zerospread.app.store.DistrictClock;

/// Renders a view name as the template of that name: `situation/home` is `src/main/jte/situation/home.jte`.
///
/// Templates are compiled with the program. Each takes a [Shell] as `shell` beside what its controller gives it.
@Component
class JteViewResolver implements ViewResolver, Ordered {

    private final TemplateEngine templates;
    private final DistrictClock clock;
    private final Assets assets;

    JteViewResolver(DistrictClock clock, Assets assets) {
        this.templates = TemplateEngine.createPrecompiled(null, ContentType.Html, JteViewResolver.class.getClassLoader(), "org.zerospread.pages");
        this.clock = clock;
        this.assets = assets;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable View resolveViewName(String viewName, Locale locale) {
        String template = viewName + ".jte";
        boolean redirection = viewName.contains(":");
        return redirection || !templates.hasTemplate(template) ? null : (model, request, response) -> render(template, model, request, response);
    }

    private void render(String template, @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response) throws Exception {
        Map<String, Object> values = new HashMap<>(model == null ? Map.of() : model);
        values.put("shell", new Shell(request, clock, assets));
        Utf8ByteOutput output = new Utf8ByteOutput();
        templates.render(template, values, output);
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(output.getContentLength());
        output.writeTo(response.getOutputStream());
    }
}
