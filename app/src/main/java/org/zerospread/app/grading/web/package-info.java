/// Pages and addresses of graded control.
@org.jspecify.annotations.NullMarked
package org.zerospread.app.grading.web;
