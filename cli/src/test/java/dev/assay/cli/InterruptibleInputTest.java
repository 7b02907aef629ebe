package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class InterruptibleInputTest {
    @Test
    void readsWhatTheStreamHolds() throws IOException {
        byte[] bytes = new byte[200_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        try (InputStream in = new InterruptibleInput(new ByteArrayInputStream(bytes))) {
            assertThat(in.read()).isZero();
            assertThat(in.readAllBytes()).hasSize(199_999).startsWith(1, 2, 3);
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void passesFailuresOn() throws IOException {
        try (InputStream in = new InterruptibleInput(new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        })) {
            assertThatThrownBy(in::read).isInstanceOf(IOException.class).hasMessage("gone");
        }
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void endsAReadThatWouldBlockForEver() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        try (InputStream in = new InterruptibleInput(new InputStream() {
            @Override
            public int read() {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    return -1;
                }
                return -1;
            }
        })) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(in::read).isInstanceOf(InterruptedIOException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
        never.countDown();
    }
}
