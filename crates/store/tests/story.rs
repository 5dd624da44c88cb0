//! The memory lives through the story.
#![cfg(feature = "story")]

#[test]
fn memory_is_a_store() {
    store::story::tell(store::memory::Memory::default);
}
