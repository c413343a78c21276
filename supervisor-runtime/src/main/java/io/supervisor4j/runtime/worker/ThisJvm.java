package io.supervisor4j.runtime.worker;

import io.supervisor4j.system.process.ProcessTitle;

/** This JVM. */
final class ThisJvm implements Jvm {

    private final Thread main = Thread.currentThread();

    @Override
    public void orderly(int status) {
        // Returning from main runs the shutdown hooks as well, and is quicker than System.exit, most of all from JDK 21
        // on.
        if (status != 0 || Thread.currentThread() != main || othersKeepJvmAlive()) {
            System.exit(status);
        }
    }

    @Override
    public void immediate(int status) {
        Runtime.getRuntime().halt(status);
    }

    @Override
    public void title(String name, String suffix) {
        ProcessTitle.set(name, suffix);
    }

    @Override
    public void logOrphan(String title, String what) {
        OrphanLog.write(title, what);
    }

    private boolean othersKeepJvmAlive() {
        ThreadGroup group = main.getThreadGroup();
        Thread[] threads = new Thread[group.activeCount() + 16];
        int count = group.enumerate(threads);
        for (int i = 0; i < count; i++) {
            if (threads[i] != main && !threads[i].isDaemon()) {
                return true;
            }
        }
        return count == threads.length;
    }
}
