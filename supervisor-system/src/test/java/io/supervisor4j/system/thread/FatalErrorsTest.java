package io.supervisor4j.system.thread;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FatalErrorsTest {

    private final OutOfMemoryError noThread = new OutOfMemoryError(
            "unable to create native thread: possibly out of memory or process/resource limits reached");

    @Test
    void whatTheJvmItselfSuffersIsFatal() {
        for (VirtualMachineError error : new VirtualMachineError[] {
            new OutOfMemoryError("Java heap space"),
            new OutOfMemoryError(),
            new StackOverflowError(),
            new InternalError("a fault occurred in an unsafe memory access operation")
        }) {
            assertThatExceptionOfType(error.getClass()).isThrownBy(() -> FatalErrors.rethrow(error));
            assertThatExceptionOfType(error.getClass()).isThrownBy(() -> FatalErrors.rethrowOfApplication(error));
        }
    }

    @Test
    void whatTheJdkHasWrappedIsFatalAllTheSame() {
        OutOfMemoryError error = new OutOfMemoryError("Java heap space");
        for (Throwable wrapped : new Throwable[] {
            new ExceptionInInitializerError(error),
            new InvocationTargetException(error),
            new UndeclaredThrowableException(error),
            new ExecutionException(error),
            new CompletionException(new ExecutionException(error))
        }) {
            assertThatExceptionOfType(OutOfMemoryError.class)
                    .isThrownBy(() -> FatalErrors.rethrow(wrapped))
                    .isSameAs(error);
            assertThatExceptionOfType(OutOfMemoryError.class)
                    .isThrownBy(() -> FatalErrors.rethrowOfApplication(wrapped))
                    .isSameAs(error);
            assertThat(FatalErrors.isFatal(wrapped)).isTrue();
        }
    }

    @Test
    void theLackOfAThreadThatIsWrappedIsStillNoMoreThanThat() {
        ExecutionException wrapped = new ExecutionException(noThread);

        assertThat(FatalErrors.isFatal(wrapped)).isFalse();
        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> FatalErrors.rethrowOfApplication(wrapped));
    }

    @Test
    void anExceptionThatOnlyNamesAnErrorAsItsCauseIsTheApplicationsOwn() {
        Throwable mutual = new CompletionException("a cause of itself") {};
        mutual.initCause(new CompletionException(mutual));

        assertThat(FatalErrors.isFatal(new IllegalStateException(new StackOverflowError())))
                .isFalse();
        assertThat(FatalErrors.isFatal(new ExecutionException(new IllegalStateException())))
                .isFalse();
        assertThat(FatalErrors.isFatal(mutual)).isFalse();
    }

    @Test
    void otherFailuresAreNot() {
        for (Throwable failure : new Throwable[] {
            new IllegalStateException(), new NoClassDefFoundError(), new AssertionError(), new Exception()
        }) {
            assertThatCode(() -> FatalErrors.rethrow(failure)).doesNotThrowAnyException();
            assertThatCode(() -> FatalErrors.rethrowOfApplication(failure)).doesNotThrowAnyException();
        }
    }

    @Test
    void theLackOfAThreadIsSurvivedByTheEngineAndNotByTheApplicationsCode() {
        assertThat(FatalErrors.isLackOfThreads(noThread)).isTrue();
        assertThat(FatalErrors.isLackOfThreads(new OutOfMemoryError("Java heap space")))
                .isFalse();
        assertThat(FatalErrors.isLackOfThreads(new OutOfMemoryError())).isFalse();
        assertThatCode(() -> FatalErrors.rethrow(noThread)).doesNotThrowAnyException();
        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> FatalErrors.rethrowOfApplication(noThread));
    }
}
