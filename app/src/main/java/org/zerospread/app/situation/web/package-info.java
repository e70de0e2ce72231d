/// Pages and API of the situation: home, bulletin, regions, replay progress.
@org.jspecify.annotations.NullMarked
package org.zerospread.app.situation.web;
