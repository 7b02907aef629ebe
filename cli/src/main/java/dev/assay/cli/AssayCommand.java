package dev.assay.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code assay} itself: the list of commands. */
@Command(
        name = "assay",
        versionProvider = AssayCommand.Version.class,
        description = "Runs AWS Glue data quality rulesets (DQDL) on files.",
        footer = {
            "",
            "Exit codes: 0 every rule passed; 1 a rule failed or could not be evaluated; 2 wrong usage or invalid",
            "ruleset; 3 data could not be read, no result; 4 the result could not be written; 130, 143 stopped."
        })
final class AssayCommand implements Callable<Integer> {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help. Each command has its own.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    private boolean version;

    @Spec
    private CommandSpec spec;

    private final Host host;
    private final Engine engine;

    @SuppressWarnings("NullAway.Init")
    AssayCommand(Host host, Engine engine) {
        this.host = host;
        this.engine = engine;
    }

    Engine engine() {
        return engine;
    }

    Host host() {
        return host;
    }

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(),
                "which command? One of: " + String.join(", ", spec.subcommands().keySet()));
    }

    /** The version from the jar's manifest, and of the JVM that runs it. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = AssayCommand.class.getPackage().getImplementationVersion();
            return new String[] {
                "assay " + (version == null ? "(development)" : version) + ", Java "
                        + System.getProperty("java.version")
            };
        }
    }
}
