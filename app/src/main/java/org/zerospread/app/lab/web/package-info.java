/// The page of estimates, its CSV and its API.
@org.jspecify.annotations.NullMarked
package org.zerospread.app.lab.web;
