package io.supervisor4j.runtime.control;

import io.supervisor4j.ServiceManager;
import io.supervisor4j.event.ManagerEvent;
import io.supervisor4j.event.SupervisorEvent;
import io.supervisor4j.runtime.master.Master;
import io.supervisor4j.runtime.master.StepFailure;
import io.supervisor4j.runtime.thread.EngineThreads;
import io.supervisor4j.system.file.ControlFolder;
import io.supervisor4j.system.file.FileKeeper;
import io.supervisor4j.system.file.IoMessages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The manager's end of the control socket, from the manager's start to its end. Listens to the manager's events: opens beside
 * what the manager does, once the first workers are ready or have had a moment to become so, and closes with its last event.
 */
public final class ControlServer implements Consumer<SupervisorEvent>, AutoCloseable {

    /** A cold socket costs 25 to 40 ms, which the first workers need more. */
    private static final long OPENS_AFTER_MILLIS = 1_000;

    private static final long FAREWELL_MILLIS = 500;

    private final ControlFolder folder;
    private final String wantedName;
    private final ServiceManager manager;
    private final Master master;
    private final EventLog events = new EventLog();
    private final CountDownLatch ready = new CountDownLatch(1);
    private final CompletableFuture<Path> socket = new CompletableFuture<>();
    private volatile @Nullable ManagerNameLock nameLock;
    private volatile @Nullable ControlLoop loop;
    private @Nullable Thread thread;
    private @Nullable FileKeeper keeper;
    private boolean closed;

    private ControlServer(ControlFolder folder, String wantedName, ServiceManager manager, Master master) {
        this.folder = folder;
        this.wantedName = wantedName;
        this.manager = manager;
        this.master = master;
    }

    /**
     * Creates the server of a manager that was given a name, which it has from now on.
     *
     * @param folder where to listen
     * @param name the name
     * @param manager what requests are made of
     * @param master answers those about workers
     * @return the server, not open yet
     * @throws io.supervisor4j.SupervisorException if another manager has the name, or the folder cannot be used
     */
    public static ControlServer named(ControlFolder folder, String name, ServiceManager manager, Master master) {
        ControlServer server = new ControlServer(folder, name, manager, master);
        server.nameLock = ManagerNameLock.of(folder, name);
        return server;
    }

    /**
     * Creates the server of a manager without a name of its own. It gets one when the server opens; where that cannot be, there
     * is a notice.
     *
     * @param folder where to listen
     * @param name the name to use if it is free, with a number behind it otherwise
     * @param manager what requests are made of
     * @param master answers those about workers
     * @return the server, not open yet
     */
    public static ControlServer unnamed(ControlFolder folder, String name, ServiceManager manager, Master master) {
        return new ControlServer(folder, name, manager, master);
    }

    /**
     * Returns the manager's name. From any thread.
     *
     * @return the name, which may get a number behind it as long as the socket is not open
     */
    public String name() {
        ManagerNameLock present = nameLock;
        return present == null ? wantedName : present.name();
    }

    /**
     * Tells where it listens, once it does. From any thread.
     *
     * @return completed with the path; failed if the server cannot open, or is closed before
     */
    public CompletionStage<Path> opened() {
        return socket.minimalCompletionStage();
    }

    @Override
    public void accept(SupervisorEvent event) {
        if (event instanceof ManagerEvent.Heartbeat) {
            return;
        }
        EventLog.Entry entry = events.add(event);
        ControlLoop present = loop;
        if (present != null) {
            present.tell(entry);
        }
        if (event instanceof ManagerEvent.Started) {
            start();
        } else if (event instanceof ManagerEvent.Ready) {
            ready.countDown();
        } else if (event instanceof ManagerEvent.Stopped) {
            close();
        }
    }

    private synchronized void start() {
        if (!closed) {
            Runnable serving = new Runnable() {
                @Override
                public void run() {
                    serve();
                }
            };
            thread = EngineThreads.vital("supervisor-control", serving);
            thread.start();
        }
    }

    private void serve() {
        try {
            awaitFirstWorkers();
            ControlLoop opened = open();
            if (opened != null) {
                socket.complete(opened.socket());
                opened.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            socket.completeExceptionally(e);
            notice("the manager cannot be controlled from outside: " + IoMessages.text(e));
        }
    }

    /** Returns as soon as they are ready, or have had their moment. */
    private boolean awaitFirstWorkers() throws InterruptedException {
        return ready.await(OPENS_AFTER_MILLIS, TimeUnit.MILLISECONDS);
    }

    private synchronized @Nullable ControlLoop open() throws IOException {
        if (closed) {
            return null;
        }
        ManagerNameLock present = nameLock;
        if (present == null) {
            present = ManagerNameLock.ofAny(folder, wantedName);
            nameLock = present;
        }
        ControlLoop opened = new ControlLoop(
                present.socket(), new RequestMethods(manager, master, events), master.outputs(), master::announce);
        loop = opened;
        keeper = keeper(present, opened);
        keeper.start();
        return opened;
    }

    private FileKeeper keeper(ManagerNameLock lock, ControlLoop opened) {
        FileKeeper.Task task = () -> {
            if (!lock.keep()) {
                notice("the control socket " + lock.socket()
                        + " was removed, as by a cleaner of temporary files, and is made again");
                opened.listenAgain();
            }
        };
        // A manager whose socket is not kept gets out of reach, and its name can be taken: it cannot do without.
        return new FileKeeper(
                folder.path(),
                task,
                this::notKept,
                work -> EngineThreads.vital("supervisor-control-files", FileKeeper.STACK_BYTES, work));
    }

    private void notKept(Throwable failure) {
        if (failure instanceof IOException e) {
            notice("the manager may soon be out of reach: " + IoMessages.text(e));
        } else {
            master.announce(StepFailure.event("the control socket", "keeping its files", failure));
        }
    }

    private void notice(String text) {
        master.announce(new ManagerEvent.Notice(text));
    }

    /** Lets the clients take what is there for them, for a moment, and removes the socket. Called again, does nothing. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        socket.completeExceptionally(new IllegalStateException("the manager has ended"));
        ready.countDown();
        if (keeper != null) {
            keeper.close();
        }
        if (loop != null) {
            loop.stop();
        }
        if (thread != null) {
            awaitEnd(thread);
        }
        if (nameLock != null) {
            nameLock.close();
        }
    }

    private static void awaitEnd(Thread running) {
        try {
            running.join(FAREWELL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
