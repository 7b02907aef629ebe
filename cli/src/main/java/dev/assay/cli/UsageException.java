package dev.assay.cli;

/** The command line asks for something that cannot be. The message is one sentence that says how to put it right. */
final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
