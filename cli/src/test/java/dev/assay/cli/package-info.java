/** Tests of the command; {@link dev.assay.cli.Run} runs one command line without a process. */
@NullMarked
package dev.assay.cli;

import org.jspecify.annotations.NullMarked;
