package org.zerospread.app.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/// A line between a phone and the program that fails in the ways lines fail: it copies bytes, late, cut off, into nowhere, or answers itself.
final class FaultyLine implements AutoCloseable {

    private static final byte[] PORTAL = """
            <!DOCTYPE html><html><head><title>欢迎使用免费 WiFi</title></head><body>请先认证 please sign in to this network</body></html>
            """.getBytes(StandardCharsets.UTF_8);

    private final ServerSocket door;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger faults = new AtomicInteger();
    private volatile Fault fault = Fault.NONE;
    private volatile int delayMillis;

    /// How the line fails.
    enum Fault {
        NONE,
        /// Nobody takes the call.
        CUT,
        /// Taken, and then nothing comes.
        HALF_OPEN,
        /// A hotspot answers every request with a page of its own, and 200.
        PORTAL,
        /// Reset after some bytes of the answer: the program has it, the phone does not know.
        RESET_IN_ANSWER,
        /// Reset after some bytes of the request.
        RESET_IN_REQUEST,
        /// Each connection fails in one of these ways, or not.
        ANY
    }

    FaultyLine(int target) throws IOException {
        this.target = target;
        this.door = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        Thread.ofVirtual().start(this::answer);
    }

    int port() {
        return door.getLocalPort();
    }

    int faults() {
        return faults.get();
    }

    /// From now on; what is open breaks off.
    void fail(Fault how) {
        fault = how;
        open.forEach(FaultyLine::reset);
    }

    void delay(int millis) {
        delayMillis = millis;
    }

    private void answer() {
        while (!door.isClosed()) {
            try {
                Socket phone = door.accept();
                open.add(phone);
                Thread.ofVirtual().start(() -> serve(phone));
            } catch (IOException e) {
                // The door was closed: the line ends.
                return;
            }
        }
    }

    private void serve(Socket phone) {
        Fault how = fault == Fault.ANY ? Fault.values()[ThreadLocalRandom.current().nextInt(Fault.values().length - 1)] : fault;
        if (how != Fault.NONE) {
            faults.incrementAndGet();
        }
        try (phone) {
            switch (how) {
                case NONE -> connect(phone, Long.MAX_VALUE, Long.MAX_VALUE);
                case RESET_IN_ANSWER -> connect(phone, Long.MAX_VALUE, ThreadLocalRandom.current().nextInt(600));
                case RESET_IN_REQUEST -> connect(phone, ThreadLocalRandom.current().nextInt(2_000), Long.MAX_VALUE);
                case HALF_OPEN -> phone.getInputStream().transferTo(OutputStream.nullOutputStream());
                case PORTAL -> portal(phone);
                case CUT, ANY -> reset(phone);
            }
        } catch (IOException e) {
            // A broken line is what this class is for.
            reset(phone);
        } finally {
            open.remove(phone);
        }
    }

    private static void portal(Socket phone) throws IOException {
        phone.getInputStream().read(new byte[65_536]);
        phone.getOutputStream().write(("HTTP/1.1 200 OK\r\nContent-Type: text/html;charset=UTF-8\r\nConnection: close\r\nContent-Length: " + PORTAL.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        phone.getOutputStream().write(PORTAL);
        phone.getOutputStream().flush();
    }

    private void connect(Socket phone, long requestBytes, long answerBytes) throws IOException {
        try (Socket program = new Socket(InetAddress.getByName("127.0.0.1"), target)) {
            Thread up = Thread.ofVirtual().start(() -> copy(phone, program, requestBytes));
            copy(program, phone, answerBytes);
            up.interrupt();
        }
    }

    private void copy(Socket from, Socket to, long most) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[8_192];
            long left = most;
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                if (delayMillis > 0) {
                    Thread.sleep(delayMillis);
                }
                out.write(bytes, 0, (int) Math.min(count, left));
                out.flush();
                left -= count;
                if (left <= 0) {
                    reset(from);
                    reset(to);
                    return;
                }
            }
            to.shutdownOutput();
        } catch (IOException e) {
            reset(from);
            reset(to);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Without lingering, closing sends a reset.
    private static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // It was closed before: as wanted.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        open.forEach(FaultyLine::reset);
    }
}
