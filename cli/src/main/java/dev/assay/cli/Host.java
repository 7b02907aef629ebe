package dev.assay.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything around a command that tests replace: streams, environment, terminal, and the way to be stopped. Text is UTF-8 everywhere,
 * whatever the locale says.
 */
final class Host {
    private static final int DEFAULT_WIDTH = 120;
    private static final int BUFFER = 1 << 16;

    private final InputStream stdin;
    private final ResultStream stdout;
    private final PrintStream stderr;
    private final Map<String, String> environment;
    private final boolean stdoutIsTerminal;
    private final boolean stderrIsTerminal;
    private final Shutdown shutdown;

    Host(
            InputStream stdin,
            OutputStream stdout,
            OutputStream stderr,
            Map<String, String> environment,
            boolean stdoutIsTerminal,
            boolean stderrIsTerminal,
            Shutdown shutdown) {
        this.stdin = stdin;
        this.stdout = new ResultStream(stdout, shutdown);
        this.stderr = new PrintStream(stderr, true, StandardCharsets.UTF_8);
        this.environment = environment;
        this.stdoutIsTerminal = stdoutIsTerminal;
        this.stderrIsTerminal = stderrIsTerminal;
        this.shutdown = shutdown;
    }

    /** The real thing. The launcher knows for sure what is a terminal and says so; otherwise the JVM's console is asked. */
    static Host ofProcess(Shutdown shutdown) {
        boolean console = hasConsole();
        return new Host(
                new InterruptibleInput(new FileInputStream(FileDescriptor.in)),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                System.getenv(),
                isTerminal(System.getProperty("assay.terminal.out"), console),
                isTerminal(System.getProperty("assay.terminal.err"), console),
                shutdown);
    }

    private static boolean isTerminal(@Nullable String said, boolean otherwise) {
        return said == null ? otherwise : said.equals("true");
    }

    private static boolean hasConsole() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // From JDK 22 on there is a console without a terminal too, and a method that tells.
            Method isTerminal = Console.class.getMethod("isTerminal");
            return (boolean) isTerminal.invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    InputStream stdin() {
        return stdin;
    }

    /** A writer for the result. Flush it, do not close it. */
    Writer stdout() {
        return new OutputStreamWriter(stdout, StandardCharsets.UTF_8);
    }

    /** For messages and progress. Failures to write there are ignored. */
    PrintStream stderr() {
        return stderr;
    }

    Shutdown shutdown() {
        return shutdown;
    }

    boolean stdoutIsTerminal() {
        return stdoutIsTerminal;
    }

    boolean stderrIsTerminal() {
        return stderrIsTerminal;
    }

    /** Whether {@code NO_COLOR} is set, and not empty, or the terminal is a dumb one. */
    boolean dislikesColour() {
        return !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("TERM", "").equals("dumb");
    }

    /** Columns of the terminal; 120 where there is none. */
    int width() {
        if (stdoutIsTerminal) {
            String columns = environment.getOrDefault("ASSAY_COLUMNS", environment.getOrDefault("COLUMNS", ""));
            try {
                int width = Integer.parseInt(columns.strip());
                return width > 0 ? width : DEFAULT_WIDTH;
            } catch (NumberFormatException e) {
                return DEFAULT_WIDTH;
            }
        }
        return DEFAULT_WIDTH;
    }

    /** Standard output with failures that cannot be overlooked, and nothing more once the process is being stopped. */
    private static final class ResultStream extends OutputStream {
        private final OutputStream out;
        private final Shutdown shutdown;
        private final byte[] buffer = new byte[BUFFER];
        private int size;

        ResultStream(OutputStream out, Shutdown shutdown) {
            this.out = out;
            this.shutdown = shutdown;
        }

        @Override
        public void write(int b) throws IOException {
            if (size == buffer.length) {
                drain();
            }
            buffer[size++] = (byte) b;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int from = offset;
            int end = offset + length;
            while (from < end) {
                if (size == buffer.length) {
                    drain();
                }
                int piece = Math.min(end - from, buffer.length - size);
                System.arraycopy(bytes, from, buffer, size, piece);
                size += piece;
                from += piece;
            }
        }

        @Override
        public void flush() throws IOException {
            drain();
        }

        private void drain() throws IOException {
            int bytes = size;
            size = 0;
            if (bytes > 0 && !shutdown.isStopping()) {
                try {
                    out.write(buffer, 0, bytes);
                    out.flush();
                } catch (IOException e) {
                    throw new WriteException(e);
                }
            }
        }
    }
}
