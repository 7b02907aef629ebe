package dev.assay.aws.s3proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * An S3-compatible server over a folder, in a process of its own; buckets are folders in {@code buckets} below it. Its jars are where the build
 * collects them, or in the folder that the system property {@value #LIB} names.
 */
public final class S3Server implements AutoCloseable {
    private static final String LIB = "assay.s3proxy.lib";

    private final Process process;
    private final URI endpoint;

    private S3Server(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /**
     * Starts a server and waits until it listens, on a free port of the loopback address, without authentication.
     *
     * @param folder for buckets, configuration and log
     */
    public static S3Server start(Path folder) throws IOException {
        Path lib = lib();
        Path buckets = Files.createDirectories(folder.resolve("buckets"));
        int port = freePort();
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "s3proxy.endpoint",
                "http://127.0.0.1:" + port,
                "s3proxy.authorization",
                "none",
                "jclouds.provider",
                "filesystem-nio2",
                "jclouds.filesystem.basedir",
                buckets.toAbsolutePath().toString()));
        Path file = folder.resolve("s3proxy.properties");
        try (var out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        lib.toAbsolutePath() + "/*",
                        "org.gaul.s3proxy.Main",
                        "--properties",
                        file.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("s3proxy.log").toFile())
                .start();
        S3Server server = new S3Server(process, URI.create("http://127.0.0.1:" + port));
        server.await(port, folder);
        return server;
    }

    private void await(int port, Path folder) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException e) {
                try {
                    Thread.sleep(100);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    break;
                }
            }
        }
        close();
        throw new IOException("the server does not start: " + Files.readString(folder.resolve("s3proxy.log")));
    }

    private static Path lib() throws IOException {
        String given = System.getProperty(LIB);
        Path lib;
        try {
            lib = given != null
                    ? Path.of(given)
                    : Path.of(S3Server.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI())
                            .resolveSibling("lib");
        } catch (URISyntaxException e) {
            throw new IOException("cannot find the server's jars", e);
        }
        if (!Files.isDirectory(lib)) {
            throw new IOException("the server's jars are not in " + lib + "; build with -am, or set " + LIB);
        }
        return lib;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Where it listens. */
    public URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
