/// Pages and addresses of `person`: search and the dossier.
@org.jspecify.annotations.NullMarked
package org.zerospread.app.person.web;
