package dev.assay.cli;

import dev.assay.data.DataException;
import dev.assay.report.VisibleText;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs one command line: parses it, hands over to the command, and turns whatever goes wrong into a message and an exit code. */
final class Cli {
    private static final int HELP_WIDTH = 100;

    private final Host host;
    private final Engine engine;
    private boolean verbose;

    Cli(Host host, Engine engine) {
        this.host = host;
        this.engine = engine;
    }

    /** @return an {@link ExitCode} */
    int run(String... args) {
        verbose = List.of(args).contains("--verbose");
        StringWriter help = new StringWriter();
        try {
            CommandLine commands = new CommandLine(new AssayCommand(host, engine));
            addCommands(commands, args.length == 0 ? "" : args[0]);
            commands.setOut(new PrintWriter(help));
            commands.setErr(new PrintWriter(host.stderr(), true));
            commands.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
            commands.setUsageHelpWidth(HELP_WIDTH);
            commands.setExpandAtFiles(false);
            commands.setParameterExceptionHandler((problem, given) -> misused(problem));
            commands.setExecutionExceptionHandler((problem, command, result) -> failed(problem));
            int code = commands.execute(args);
            Writer out = host.stdout();
            out.write(help.toString());
            out.flush();
            return code;
        } catch (IOException | RuntimeException | Error problem) {
            return failed(problem);
        }
    }

    /** Reading the annotations of a command takes longer than all else before its work; so only of the one that is wanted. */
    private static void addCommands(CommandLine commands, String wanted) {
        Map<String, Supplier<BaseCommand>> all = new LinkedHashMap<>();
        all.put("check", CheckCommand::new);
        all.put("lint", LintCommand::new);
        all.put("fmt", FmtCommand::new);
        all.put("explain", ExplainCommand::new);
        all.put("rules", RulesCommand::new);
        all.put("diff", DiffCommand::new);
        all.put("glue", GlueCommand::new);
        all.put("serve", ServeCommand::new);
        if (all.containsKey(wanted)) {
            all.keySet().retainAll(List.of(wanted));
        }
        all.forEach((name, command) -> commands.addSubcommand(name, command.get()));
        for (String evaluating : List.of("check", "explain")) {
            CommandLine command = commands.getSubcommands().get(evaluating);
            if (command != null) {
                command.getHelpSectionMap()
                        .put(UsageMessageSpec.SECTION_KEY_FOOTER_HEADING, help -> SetOptions.table());
            }
        }
    }

    private int misused(ParameterException problem) {
        PrintStream err = host.stderr();
        err.println("assay: " + oneLine(problem.getMessage()));
        StringWriter suggestions = new StringWriter();
        if (UnmatchedArgumentException.printSuggestions(problem, new PrintWriter(suggestions, true))) {
            err.print(suggestions);
        }
        err.println("Try '" + problem.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }

    private int failed(Throwable problem) {
        if (host.shutdown().isStopping()) {
            return ExitCode.NO_RESULT;
        }
        PrintStream err = host.stderr();
        int code = ExitCode.NO_RESULT;
        if (problem instanceof UsageException) {
            err.println("assay: " + oneLine(problem.getMessage()));
            return ExitCode.USAGE;
        } else if (problem instanceof WriteException unwritten) {
            if (!unwritten.isBrokenPipe()) {
                err.println("assay: cannot write standard output: " + oneLine(problem.getMessage()));
            }
            code = ExitCode.NOT_WRITTEN;
        } else if (problem instanceof DataException || problem instanceof Deadline.PassedException) {
            err.println("assay: " + oneLine(problem.getMessage()));
        } else if (problem instanceof IOException) {
            err.println("assay: input or output failed: " + oneLine(problem.toString()));
        } else if (problem instanceof InterruptedException) {
            err.println("assay: interrupted; there is no result");
        } else if (problem instanceof OutOfMemoryError) {
            err.println("assay: out of memory (" + oneLine(problem.getMessage())
                    + "); use fewer --threads, or give the JVM more, as in ASSAY_JAVA_OPTIONS=-Xmx4g");
        } else {
            err.println("assay: internal error: " + oneLine(problem.toString()));
            err.println("This is a mistake in Assay and not in your data. Please report it, with the command line"
                    + (verbose ? " and this stack trace." : " and what it prints with --verbose."));
        }
        if (verbose) {
            StringWriter trace = new StringWriter();
            problem.printStackTrace(new PrintWriter(trace, true));
            err.print(VisibleText.lines(trace.toString().replace("\t", "    ")));
        }
        return code;
    }

    private static String oneLine(@Nullable String message) {
        return message == null
                ? "no details are known"
                : VisibleText.of(message.strip().replace("\n", "; "));
    }
}
