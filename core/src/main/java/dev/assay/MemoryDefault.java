package dev.assay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** The default of the memory limit: a quarter of what the machine or container has, at least 256 MB. */
final class MemoryDefault {
    private static final long LEAST = 256L << 20;

    private MemoryDefault() {}

    /** Read from the kernel's files where there are any: the management beans know it too, but cost a tenth of a cold start. */
    static long bytes() {
        OptionalLong container = number(Path.of("/sys/fs/cgroup/memory.max"));
        OptionalLong machine = machine(Path.of("/proc/meminfo"));
        long known = Math.min(container.orElse(Long.MAX_VALUE), machine.orElse(Long.MAX_VALUE));
        return Math.max(LEAST, known < Long.MAX_VALUE ? known / 4 : fromManagement() / 4);
    }

    /** A cgroup's limit; {@code max} means none. */
    private static OptionalLong number(Path file) {
        try {
            return OptionalLong.of(Long.parseLong(Files.readString(file).strip()));
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong machine(Path file) {
        try {
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith("MemTotal:")) {
                    return OptionalLong.of(Long.parseLong(line.replaceAll("[^0-9]", "")) << 10);
                }
            }
            return OptionalLong.empty();
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static long fromManagement() {
        if (java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean machine) {
            return machine.getTotalMemorySize();
        }
        return Runtime.getRuntime().maxMemory() * 4;
    }
}
