/// Pages and addresses of `support`: what a firm may get and asks for, and the desk that decides.
@org.jspecify.annotations.NullMarked
package org.zerospread.app.support.web;
