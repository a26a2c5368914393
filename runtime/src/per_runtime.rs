//! [`PerRuntime`]: what belongs to a tokio runtime, such as connections, is kept for each runtime and dropped with it.
//!
//! A connection is driven by a task of the runtime that made it. Used from another runtime, it stands still whenever the first
//! one is not run, and it breaks when the first one ends. tokio has no hook for the end of a runtime. But a runtime that ends
//! drops its tasks. So each runtime gets one *guard task*, which waits for ever and holds a value whose `Drop` is the hook.

use std::future::pending;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use tokio::runtime::{Handle, Id};
use tokio::task::AbortHandle;

/// One `T` for each tokio runtime that has asked for it and has not ended.
pub(crate) struct PerRuntime<T>(Arc<RuntimeSlots<T>>);

type RuntimeSlots<T> = Mutex<Vec<RuntimeSlot<T>>>;

struct RuntimeSlot<T> {
    runtime: Id,
    value: Arc<T>,
    /// `None` until the guard task runs.
    guard: Option<AbortHandle>,
}

impl<T: Send + Sync + 'static> PerRuntime<T> {
    /// The value of `runtime`. The first call makes it.
    pub(crate) fn get_or_make(&self, runtime: &Handle, make: impl FnOnce() -> T) -> Arc<T> {
        let id = runtime.id();
        if let Some(slot) = lock(&self.0).iter().find(|slot| slot.runtime == id) {
            return slot.value.clone();
        }
        // Outside the lock, since this may be code of other crates.
        let value = Arc::new(make());
        {
            let mut slots = lock(&self.0);
            if let Some(slot) = slots.iter().find(|slot| slot.runtime == id) {
                return slot.value.clone();
            }
            slots.push(RuntimeSlot {
                runtime: id,
                value: value.clone(),
                guard: None,
            });
        }
        self.guard(runtime, &value);
        value
    }

    /// Starts the guard task. A runtime that is ending drops the task at once, and with it the slot.
    fn guard(&self, runtime: &Handle, value: &Arc<T>) {
        let end = End {
            slots: Arc::downgrade(&self.0),
            value: Arc::downgrade(value),
        };
        let task = runtime.spawn(async move {
            let _end = end;
            pending::<()>().await;
        });
        let guard = task.abort_handle();
        let mut slots = lock(&self.0);
        match slots
            .iter_mut()
            .find(|slot| Arc::ptr_eq(&slot.value, value))
        {
            Some(slot) => slot.guard = Some(guard),
            None => guard.abort(),
        }
    }
}

impl<T> PerRuntime<T> {
    /// The values of all runtimes.
    #[cfg(any(test, feature = "auth", feature = "hyper"))]
    pub(crate) fn values(&self) -> Vec<Arc<T>> {
        lock(&self.0)
            .iter()
            .map(|slot| slot.value.clone())
            .collect()
    }

    /// Drops the values of all runtimes; each runtime makes a new one when it asks next.
    #[cfg(any(test, feature = "hyper", feature = "tower"))]
    pub(crate) fn clear(&self) {
        let slots = std::mem::take(&mut *lock(&self.0));
        // Outside the lock, since this runs code of other crates.
        drop(slots);
    }
}

impl<T> Default for PerRuntime<T> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<T> Drop for RuntimeSlot<T> {
    fn drop(&mut self) {
        if let Some(guard) = &self.guard {
            guard.abort();
        }
    }
}

/// Takes the slot away when the runtime drops the guard task.
struct End<T> {
    slots: Weak<RuntimeSlots<T>>,
    value: Weak<T>,
}

impl<T> Drop for End<T> {
    fn drop(&mut self) {
        let Some(slots) = self.slots.upgrade() else {
            return;
        };
        let slot = {
            let mut slots = lock(&slots);
            let place = slots
                .iter()
                .position(|slot| std::ptr::eq(Arc::as_ptr(&slot.value), self.value.as_ptr()));
            place.map(|place| slots.swap_remove(place))
        };
        drop(slot);
    }
}

/// Every change to what is locked is one step, so a panic elsewhere leaves it whole.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use tokio::runtime::{Builder, Runtime};

    use super::*;

    fn short() -> Runtime {
        Builder::new_current_thread().build().unwrap()
    }

    #[test]
    fn each_runtime_has_its_own_and_takes_it_along() {
        let numbers = PerRuntime::default();
        let (one, two) = (short(), short());
        assert_eq!(*numbers.get_or_make(one.handle(), || 1), 1);
        assert_eq!(*numbers.get_or_make(two.handle(), || 2), 2);
        assert_eq!(*numbers.get_or_make(one.handle(), || 3), 1);
        drop(one);
        assert_eq!(numbers.values(), [Arc::new(2)]);
        // Nobody has run this one: it is its end that counts.
        drop(two);
        assert!(numbers.values().is_empty());
    }

    #[test]
    fn clearing_ends_the_guard_tasks() {
        let numbers = PerRuntime::default();
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .build()
            .unwrap();
        let value = numbers.get_or_make(runtime.handle(), || 1);
        numbers.clear();
        assert!(numbers.values().is_empty());
        assert_eq!(Arc::strong_count(&value), 1);
        let tasks = runtime.metrics();
        while tasks.num_alive_tasks() > 0 {
            std::thread::yield_now();
        }
        assert_eq!(*numbers.get_or_make(runtime.handle(), || 2), 2);
    }

    #[test]
    fn a_runtime_that_is_ending_leaves_nothing() {
        struct AsksLate(Arc<PerRuntime<u8>>, Handle);
        impl Drop for AsksLate {
            fn drop(&mut self) {
                self.0.get_or_make(&self.1, || 1);
            }
        }
        let numbers = Arc::new(PerRuntime::default());
        let runtime = short();
        let late = AsksLate(numbers.clone(), runtime.handle().clone());
        runtime.spawn(async move {
            let _late = late;
            pending::<()>().await;
        });
        drop(runtime);
        assert!(numbers.values().is_empty());
    }
}
