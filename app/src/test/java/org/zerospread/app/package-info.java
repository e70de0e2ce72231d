/// Tests of the application on a real PostgreSQL.
@org.jspecify.annotations.NullUnmarked
package org.zerospread.app;
