package io.supervisor4j.runtime.master;

import io.supervisor4j.runtime.process.LaunchPlan;
import io.supervisor4j.runtime.process.Spawner;
import io.supervisor4j.runtime.process.WorkerListener;
import io.supervisor4j.runtime.process.WorkerProcess;
import io.supervisor4j.runtime.protocol.Command;
import io.supervisor4j.runtime.protocol.Report;
import io.supervisor4j.runtime.protocol.ReportedReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Spawns workers that are objects: they do at once, in the caller's thread, what a well-behaved worker does. */
class FakeWorkers implements Spawner {

    final List<FakeProcess> spawned = new ArrayList<>();
    final List<String> trail = Collections.synchronizedList(new ArrayList<>());

    @Override
    public WorkerProcess spawn(LaunchPlan plan, boolean inBackground, boolean captured) throws IOException {
        FakeProcess process = new FakeProcess(1000 + spawned.size());
        spawned.add(process);
        trail.add("spawn " + process.pid());
        return process;
    }

    /** What a worker does with a command; a test may have it do something else. */
    void obey(FakeProcess process, Command command) {
        if (command instanceof Command.Assign) {
            process.listener.said(new Report.Ready());
        } else if (command instanceof Command.Terminate) {
            process.listener.said(new Report.Exiting(0, ReportedReason.ASKED, "SIGTERM"));
        } else if (command instanceof Command.Bye) {
            process.exit(0);
        } else if (command instanceof Command.Abort) {
            process.exit(1);
        } else if (command instanceof Command.Reload reload) {
            process.listener.said(new Report.Reloaded(reload.sequence()));
        }
    }

    /** A worker. */
    final class FakeProcess implements WorkerProcess {

        private final long pid;
        private boolean gone;
        WorkerListener listener;

        FakeProcess(long pid) {
            this.pid = pid;
        }

        @Override
        public long pid() {
            return pid;
        }

        @Override
        public void watch(WorkerListener told) {
            listener = told;
            if (gone) {
                told.exited(137);
            } else {
                told.said(new Report.Hello(Report.VERSION));
            }
        }

        @Override
        public void toForeground() {
            trail.add("foreground " + pid);
        }

        @Override
        public void send(Command command) {
            trail.add(command.getClass().getSimpleName() + " " + pid);
            obey(this, command);
        }

        @Override
        public void signal(String name) {
            trail.add(name + " " + pid);
        }

        @Override
        public void kill() {
            trail.add("kill " + pid);
            exit(137);
        }

        void exit(int value) {
            if (!gone) {
                gone = true;
                if (listener != null) {
                    listener.exited(value);
                }
            }
        }
    }
}
