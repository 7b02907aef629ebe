package dev.assay.cli;

import dev.assay.store.LocalService;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay serve}: plays a service of AWS on this machine. */
@Command(
        name = "serve",
        customSynopsis = "assay serve glue [--port N] [--data FOLDER] [--catalog FILE] [OPTION]...",
        sortOptions = false,
        description =
                "Play a service on this machine: glue is the AWS Glue Data Quality API, whose runs are evaluated here, for SDK"
                        + " clients with an endpoint override. Ends with Ctrl-C.",
        footer = {"", "There is no authentication: whoever reaches the port can have data read and sees results."})
final class ServeCommand extends BaseCommand {
    @Parameters(index = "0", paramLabel = "SERVICE", description = "glue")
    private String service;

    @Option(names = "--port", paramLabel = "N", defaultValue = "0", description = "The port; default: any free one.")
    private String port;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = "The address to listen on; default: 127.0.0.1, which other machines cannot reach.")
    private String host;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = ".assay-glue",
            description = "Where rulesets, tables, runs and results are kept; default: .assay-glue.")
    private String data;

    @Option(
            names = "--catalog",
            paramLabel = "FILE",
            description = "A file with tables, beside those that clients create.")
    private Optional<String> catalog;

    @Option(
            names = "--aws",
            paramLabel = "NAME=VALUE,...",
            description = "How the data of runs are reached; see check.")
    private Optional<String> aws;

    /** Filled by picocli. */
    @SuppressWarnings("NullAway.Init")
    ServeCommand() {}

    @Override
    public Integer call() throws UsageException, IOException {
        TreeMap<String, LocalService> services = new TreeMap<>();
        ServiceLoader.load(LocalService.class).forEach(known -> services.put(known.name(), known));
        LocalService wanted = services.get(Values.oneOf("SERVICE", service, List.copyOf(services.keySet())));
        Path folder;
        try {
            folder = Path.of(data);
        } catch (InvalidPathException e) {
            throw new UsageException("'" + data + "' is no path: " + e.getReason());
        }
        int number = port.equals("0") ? 0 : Values.count("--port", port);
        if (wanted == null || number > 65_535) {
            throw new UsageException("--port must be 0 to 65535");
        }
        try (LocalService.Running running = wanted.start(host, number, folder, Values.store(aws, catalog))) {
            Writer out = host().stdout();
            out.write(running.uri() + "\n");
            out.flush();
            host().shutdown().await();
        }
        return ExitCode.OK;
    }
}
