/// Pages and addresses of the checkpoints.
@org.jspecify.annotations.NullMarked
package org.zerospread.app.checkpoint.web;
