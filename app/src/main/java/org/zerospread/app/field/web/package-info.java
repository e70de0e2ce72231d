/// The field page, its addresses, and the pages for those who look after phones.
@org.jspecify.annotations.NullMarked
package org.zerospread.app.field.web;
