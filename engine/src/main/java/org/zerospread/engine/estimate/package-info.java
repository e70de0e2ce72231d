/// Purpose: what cases and contacts say about the disease: how many one case infects (R(t)), how long from infection to onset, from onset
/// to onset, and how fast an outbreak grows; each with an interval, and each refusing where the figures carry no answer.
///
/// Start reading at [ReproductionNumber] (Cori et al. 2013) and [WallingaTeunis] for R(t), at [DelayFitter] for delays known only as
/// intervals ([CensoredDelay]), at [Growth] for doubling times. Files are read by [IncidenceFile], [SerialIntervalFile], [ExposureFile] and [PairFile].
///
/// Depends on `intake` (rows of a table, whatever its encoding), `document` (faults with their line), Apache Commons Statistics (special
/// functions and quantiles) and Hipparchus (the simplex). Not here: the records of a district, and how a chain of infection is inferred.
@NullMarked
package org.zerospread.engine.estimate;

import org.jspecify.annotations.NullMarked;
