package dev.assay.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What one command line did. */
record Run(int code, String out, String err) {
    /** Runs a command line with the real engine and nothing on standard input. */
    static Run of(String... args) {
        return new Setup().run(args);
    }

    /** The surroundings of a run. */
    static final class Setup {
        private Engine engine = new AssayEngine();
        private byte[] stdin = new byte[0];
        private final Map<String, String> environment = new HashMap<>();
        private boolean terminal;
        private OutputStream stdout = new ByteArrayOutputStream();
        private Shutdown shutdown = Shutdown.ofThread();

        Setup engine(Engine other) {
            engine = other;
            return this;
        }

        Setup stdin(String text) {
            return stdin(text.getBytes(StandardCharsets.UTF_8));
        }

        Setup stdin(byte[] bytes) {
            stdin = bytes;
            return this;
        }

        Setup environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        Setup terminal() {
            terminal = true;
            return this;
        }

        Setup stdout(OutputStream other) {
            stdout = other;
            return this;
        }

        Setup shutdown(Shutdown other) {
            shutdown = other;
            return this;
        }

        Run run(String... args) {
            ByteArrayOutputStream stderr = new ByteArrayOutputStream();
            Host host = new Host(
                    new ByteArrayInputStream(stdin), stdout, stderr, environment, terminal, terminal, shutdown);
            int code = new Cli(host, engine).run(args);
            String out = stdout instanceof ByteArrayOutputStream bytes ? bytes.toString(StandardCharsets.UTF_8) : "";
            return new Run(code, out, stderr.toString(StandardCharsets.UTF_8));
        }
    }
}
