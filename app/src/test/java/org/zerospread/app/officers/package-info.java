/// Tests of officers, their firms, visits and problems.
@org.jspecify.annotations.NullMarked
package org.zerospread.app.officers;
