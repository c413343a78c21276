package io.supervisor4j.component;

import io.supervisor4j.component.time.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A tree of components and supervisors, by chance. */
final class RandomGraph {

    /** More restarts than a history can ask for are rare, so that both sides of the limit are met. */
    private static final int MOST_RESTARTS = 3;

    /** More than a history can ask for. */
    private static final int ENDLESS = 1_000_000;

    private final Random random;
    private final Seen seen;
    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    private final List<Component> all = new ArrayList<>();
    private final Component root;

    RandomGraph(Random random, Seen seen) {
        this.random = random;
        this.seen = seen;
        this.root = grow(3);
        ComponentSettings settings =
                ComponentSettings.defaults().time(new ManualTime()).threads(this::thread);
        all.forEach(component -> component.configure(settings));
    }

    private Thread thread(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    }

    private Component grow(int levels) {
        List<Component> children = new ArrayList<>();
        int count = levels == 0 ? 0 : random.nextInt(levels + 1);
        for (int index = 0; index < count; index++) {
            children.add(grow(levels - 1));
        }
        Component[] array = children.toArray(Component[]::new);
        Component made = random.nextBoolean()
                ? ComponentSupervisor.of(strategy(), array).named("s" + all.size())
                : new Watched("c" + all.size(), seen, random.nextLong(), array);
        all.add(made);
        return made;
    }

    private RestartStrategy strategy() {
        RestartStrategy strategy =
                switch (random.nextInt(6)) {
                    case 0 -> RestartStrategy.oneForAll();
                    case 1 -> RestartStrategy.restForOne();
                    case 2 -> RestartStrategy.forfeitOne();
                    case 3 -> RestartStrategy.forfeitAll();
                    case 4 -> RestartStrategy.crashing();
                    default -> RestartStrategy.oneForOne();
                };
        int most = random.nextBoolean() ? ENDLESS : random.nextInt(MOST_RESTARTS + 1);
        return strategy.maxRestarts(most, Duration.ofSeconds(10));
    }

    Component root() {
        return root;
    }

    List<Component> all() {
        return all;
    }

    /** What is in the tree, and what was taken out of it. */
    List<Component> roots() {
        return all.stream()
                .filter(component -> component.node().parent().isEmpty())
                .toList();
    }

    List<Thread> threads() {
        return List.copyOf(threads);
    }

    /** Tells the observer of its life, and has tasks and callbacks that fail now and then. */
    private static final class Watched extends Component {

        private final String name;
        private final Seen seen;
        private final Random random;

        Watched(String name, Seen seen, long seed, Component... children) {
            this.name = name;
            this.seen = seen;
            this.random = new Random(seed);
            add(children);
            if (random.nextBoolean()) {
                task("task", this::work);
                timer("timer", Duration.ofSeconds(1), () -> {});
            }
        }

        private void work() throws InterruptedException {
            if (chance(4)) {
                throw new IllegalStateException("a task of " + name);
            }
            if (chance(4)) {
                return;
            }
            while (sleep(Duration.ofHours(1))) {
                seen.violation("time has moved");
            }
        }

        private boolean chance(int oneIn) {
            synchronized (random) {
                return random.nextInt(oneIn) == 0;
            }
        }

        private void maybeFail(int oneIn, String where) {
            if (chance(oneIn)) {
                throw new IllegalStateException(where + " of " + name);
            }
        }

        @Override
        public String label() {
            return name;
        }

        @Override
        protected void onRestart() {
            if (node().parentOrNull() instanceof ComponentSupervisor parent) {
                seen.restarted(name + " in run " + parent.restartCount() + " of " + parent.label(), parent.strategy());
            }
        }

        @Override
        protected void onStart() {
            seen.entered(this);
            maybeFail(12, "onStart");
        }

        @Override
        protected void onStarted() {
            seen.settled(this);
            maybeFail(20, "onStarted");
        }

        @Override
        protected void onStop() {
            seen.ending(this);
            maybeFail(10, "onStop");
        }

        @Override
        protected void onShutdown() {
            seen.left(this);
            maybeFail(10, "onShutdown");
        }
    }
}
