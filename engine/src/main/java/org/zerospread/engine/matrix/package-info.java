/// Purpose: graded control as decision tables written as data (the three-three system): what is known of a person, place, firm or passage goes in, its measures come
/// out, with the rows that fired. The terms are those of DMN (decision table, hit policy).
///
/// Start reading at [Matrix#read] and [DecisionTable#decide]; [TableCheck] finds gaps, overlaps and contradictions before a table is used, [MatrixDifference] tells two
/// versions apart.
///
/// Depends on `document` and, for workbooks, `intake`. Not here: who has which facts, and what a measure does; both are for the program.
@NullMarked
package org.zerospread.engine.matrix;

import org.jspecify.annotations.NullMarked;
