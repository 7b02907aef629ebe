package dev.assay.cli;

/** What the command tells its caller. Being stopped by a signal gives 130 or 143, which the JVM sets itself. */
final class ExitCode {
    /** Every rule passed, or the command did what was asked. */
    static final int OK = 0;
    /** At least one rule did not pass; {@code fmt --check}: at least one file is not canonical. */
    static final int NOT_PASSED = 1;
    /** Wrong usage, or a ruleset is not valid DQDL. */
    static final int USAGE = 2;
    /** Data could not be read, the engine failed or time ran out; no result is claimed. */
    static final int NO_RESULT = 3;
    /** The result is known, but standard output or an {@code --output} could not be written. */
    static final int NOT_WRITTEN = 4;

    private ExitCode() {}
}
