@org.jspecify.annotations.NullMarked
package org.zerospread.app.grading.web;
