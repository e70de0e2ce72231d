package org.zerospread.app.command;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.zerospread.app.ZerospreadApplication;
import org.zerospread.app.store.LoginRole;
import org.zerospread.app.store.StoreAddress;
import org.zerospread.app.store.StoreException;

/// Starts the application on an opened store, with or without its site.
final class ApplicationStart {

    private ApplicationStart() {
    }

    /// Starts without the site, for one command.
    static ConfigurableApplicationContext quiet(StoreOption.Opened store) {
        return start(store, WebApplicationType.NONE, Map.of("spring.main.lazy-initialization", "true", "spring.main.keep-alive", "false"));
    }

    /// Starts with the site.
    ///
    /// @throws StoreException `SRV-001` when the port is taken
    static ConfigurableApplicationContext site(StoreOption.Opened store, ServeCommand.Listening where) {
        try {
            return start(store, WebApplicationType.SERVLET, with(where.settings(), "spring.main.keep-alive", "true"));
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof PortInUseException) {
                    throw portTaken(where.port());
                }
                if (cause instanceof StoreException known) {
                    throw known;
                }
            }
            throw e;
        }
    }

    private static Map<String, String> with(Map<String, String> settings, String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.put(name, value);
        return all;
    }

    static StoreException portTaken(int port) {
        return new StoreException("SRV-001", "端口 " + port + " 已被占用:用 --port 换一个,或停掉占用它的程序。 Port " + port
                + " is taken: choose another with --port, or stop the program that has it.");
    }

    private static ConfigurableApplicationContext start(StoreOption.Opened opened, WebApplicationType type, Map<String, String> more) {
        StoreAddress store = opened.address();
        Map<String, Object> settings = new LinkedHashMap<>(more);
        settings.put("zerospread.key", opened.key().text());
        settings.put("spring.datasource.url", store.url() + (store.url().contains("?") ? "&" : "?") + "reWriteBatchedInserts=true&ApplicationName=zerospread");
        StoreAddress login = LoginRole.prepare(store, opened.key());
        settings.put("spring.datasource.username", login.user());
        settings.put("spring.datasource.password", login.password());
        settings.put("spring.flyway.url", store.url());
        settings.put("spring.flyway.user", store.user());
        settings.put("spring.flyway.password", store.password());
        return new SpringApplicationBuilder(ZerospreadApplication.class).web(type).registerShutdownHook(false)
                .initializers(context -> context.getEnvironment().getPropertySources()
                        .addFirst(new org.springframework.core.env.MapPropertySource("command line", settings)))
                .run();
    }
}
