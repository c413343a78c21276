package io.supervisor4j.component.example;

import io.supervisor4j.component.Component;
import io.supervisor4j.component.ComponentSupervisor;
import io.supervisor4j.component.RestartStrategy;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

import static java.time.Duration.ofSeconds;

/** A shop of three components, each of which is restarted when it crashes, at most three times in ten seconds. */
public final class Shop {

    /** What there is to sell; read anew by each run. */
    static final class Stock extends Component {
        private final Map<String, Integer> goods = new ConcurrentHashMap<>();

        @Override
        protected void onStart() {
            goods.put("tea", 3);
        }

        boolean take(String article) {
            return goods.computeIfPresent(article, (name, count) -> count - 1) != null;
        }
    }

    /** Sends mails from a task of its own, and crashes when an address is no good. */
    static final class Mailer extends Component {
        private final BlockingQueue<String> outbox = new LinkedBlockingQueue<>();
        private final AtomicInteger sent = new AtomicInteger();

        Mailer() {
            task("send", this::send);
        }

        private void send() throws InterruptedException {
            while (!shouldStop()) {
                String address = outbox.take(); // interrupted at the end
                if (!address.contains("@")) {
                    throw new IllegalArgumentException("no address: " + address);
                }
                sent.incrementAndGet();
            }
        }

        void mail(String address) {
            outbox.add(address);
        }

        int sent() {
            return sent.get();
        }
    }

    /** Takes orders, and says every five seconds how it goes. */
    static final class Counter extends Component {
        private final Stock stock;
        private final Mailer mailer;

        Counter(Stock stock, Mailer mailer) {
            this.stock = stock;
            this.mailer = mailer;
            timer("report", ofSeconds(5), () -> log().info("{} mails sent", mailer.sent()));
        }

        boolean order(String article, String customer) {
            boolean sold = stock.take(article);
            if (sold) {
                mailer.mail(customer);
            }
            return sold;
        }
    }

    final Stock stock = new Stock();
    final Mailer mailer = new Mailer();
    final Counter counter = new Counter(stock, mailer);
    final ComponentSupervisor app = ComponentSupervisor.of(
                    RestartStrategy.oneForOne().maxRestarts(3, ofSeconds(10)), stock, mailer, counter)
            .named("Shop");

    public static void main(String[] args) throws InterruptedException {
        Shop shop = new Shop();
        try (shop.app) {
            shop.app.start();
            shop.app.awaitStopped(); // throws if it crashed, so the program does not end with status 0
        }
    }
}
