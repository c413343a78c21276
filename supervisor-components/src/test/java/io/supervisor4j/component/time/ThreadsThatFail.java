package io.supervisor4j.component.time;

/** Threads of which those with a certain name cannot be started, as if the system had no more of them. */
record ThreadsThatFail(String unlucky) implements TaskThreads {

    static TaskThreads ofName(String name) {
        return new ThreadsThatFail(name);
    }

    @Override
    public Thread newThread(String name, Runnable task) {
        if (!name.equals(unlucky)) {
            return TaskThreads.platform().newThread(name, task);
        }
        return new Thread(task, name) {
            @Override
            public synchronized void start() {
                throw new OutOfMemoryError("unable to create native thread");
            }
        };
    }
}
