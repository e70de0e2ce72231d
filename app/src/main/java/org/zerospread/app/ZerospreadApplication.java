package org.zerospread.app;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/// The application as Spring sees it; each direct sub-package is a module with a floor.
@SpringBootApplication
@EnableScheduling
@Modulithic(systemName = "Zerospread")
public class ZerospreadApplication {
}
