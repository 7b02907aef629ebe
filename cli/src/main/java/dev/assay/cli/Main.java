package dev.assay.cli;

/** The process around {@link Cli}. */
public final class Main {
    private Main() {}

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] args) {
        Shutdown shutdown = Shutdown.ofProcess();
        int code = new Cli(Host.ofProcess(shutdown), new AssayEngine()).run(args);
        shutdown.done();
        if (!shutdown.isStopping()) {
            System.exit(code);
        }
    }
}
