/** Tests of the reports; expected texts are in files, see {@link dev.assay.report.Golden}. */
@NullMarked
package dev.assay.report;

import org.jspecify.annotations.NullMarked;
