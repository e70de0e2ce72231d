/// Pages and addresses of the closed loop: for officials under `/resumption`, for a firm's own user under `/firm/resumption`, for programs under `/api/v1`.
@org.jspecify.annotations.NullMarked
package org.zerospread.app.resumption.web;
