//! How far the counties have been gone through, for whoever waits.

/// Somebody who is told. The counties are read on all cores, and each is told by the core that read it.
pub trait Progress: Sync {
    /// A pass through so many counties begins.
    fn begins(&self, counties: usize);

    /// One more county is done.
    fn advances(&self);
}

/// Nobody waits.
impl Progress for () {
    fn begins(&self, _counties: usize) {}

    fn advances(&self) {}
}
