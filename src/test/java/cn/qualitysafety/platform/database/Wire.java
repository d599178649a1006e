package cn.qualitysafety.platform.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/** The way to a server, which can be cut, or hold back every byte without an end or an error. */
class Wire implements AutoCloseable {

  private final InetSocketAddress server;
  private final int port;
  private final List<Socket> ends = new CopyOnWriteArrayList<>();
  private final Semaphore flow = new Semaphore(1);
  private ServerSocket door;

  Wire(String host, int serverPort) throws IOException {
    server = new InetSocketAddress(host, serverPort);
    open(0);
    port = door.getLocalPort();
  }

  int port() {
    return port;
  }

  void cut() throws IOException {
    door.close();
    for (Socket end : ends) {
      end.close();
    }
    ends.clear();
  }

  void mend() throws IOException {
    open(port);
  }

  /** What is sent is received when it flows again. */
  void hold() {
    flow.acquireUninterruptibly();
  }

  void flow() {
    flow.release();
  }

  @Override
  public void close() throws IOException {
    cut();
  }

  private void open(int at) throws IOException {
    ServerSocket opened = new ServerSocket();
    opened.setReuseAddress(true);
    opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
    door = opened;
    daemon(
        () -> {
          while (true) {
            Socket near = opened.accept();
            Socket far = new Socket(server.getAddress(), server.getPort());
            ends.addAll(List.of(near, far));
            if (opened.isClosed()) {
              // Whoever came while it was being cut.
              near.close();
              far.close();
            }
            daemon(() -> carry(near, far));
            daemon(() -> carry(far, near));
          }
        });
  }

  private void carry(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] bytes = new byte[8192];
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        flow.acquireUninterruptibly();
        flow.release();
        out.write(bytes, 0, read);
      }
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void daemon(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException closed) {
                // by one of both ends
              }
            });
    thread.setDaemon(true);
    thread.start();
  }
}
