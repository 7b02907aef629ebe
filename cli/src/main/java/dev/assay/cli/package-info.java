/**
 * The {@code assay} command. {@link dev.assay.cli.Main} is the process; {@link dev.assay.cli.Cli} runs one command line against a
 * {@link dev.assay.cli.Host} and answers with an exit code, so that tests need no process. One file per command. What the commands know
 * of the engine is in {@link dev.assay.cli.Engine} alone.
 */
@NullMarked
package dev.assay.cli;

import org.jspecify.annotations.NullMarked;
