//! Finds an entity by its identifier; the identifiers themselves stay in the arena.

use super::hash::hash_bytes;
use super::ids::EntityId;
use super::image::{Reader, Table, Writer};

/// Open addressing: the number of an entity plus one, 0 where free. The length is a power of two.
#[derive(Debug)]
pub(super) struct ById {
    slots: Table<u32>,
    count: usize,
}

impl ById {
    /// An empty table with room for `entities` entities.
    pub fn with_capacity(entities: usize) -> Self {
        Self {
            slots: Table::Own(vec![0; slots_for(entities)]),
            count: 0,
        }
    }

    /// The entity with this identifier; `spelling` tells the identifier of an entity.
    pub fn get<'a>(&self, id: &str, spelling: impl Fn(EntityId) -> &'a str) -> Option<EntityId> {
        let mask = self.slots.len() - 1;
        let mut at = hash_bytes(id.as_bytes()) as usize & mask;
        loop {
            let entity = EntityId(self.slots.get(at).checked_sub(1)?);
            if spelling(entity) == id {
                return Some(entity);
            }
            at = (at + 1) & mask;
        }
    }

    /// Adds an entity whose identifier is new.
    pub fn insert<'a>(
        &mut self,
        id: &str,
        entity: EntityId,
        spelling: impl Fn(EntityId) -> &'a str,
    ) {
        self.count += 1;
        if slots_for(self.count) > self.slots.len() {
            self.slots = Table::Own(self.resized(self.slots.len() * 2, spelling));
        }
        place(self.slots.own(), id, entity.0 + 1);
    }

    fn resized<'a>(&self, length: usize, spelling: impl Fn(EntityId) -> &'a str) -> Vec<u32> {
        // Placed anew, slots that lie across the end of the table would change places.
        if length == self.slots.len() {
            return self.slots.to_vec();
        }
        let mut slots = vec![0; length];
        for slot in self.slots.to_vec().into_iter().filter(|&slot| slot != 0) {
            place(&mut slots, spelling(EntityId(slot - 1)), slot);
        }
        slots
    }

    pub fn write<'a>(&self, out: &mut Writer, spelling: impl Fn(EntityId) -> &'a str) {
        out.list(&self.resized(slots_for(self.count), spelling));
        out.list(&[self.count as u32]);
    }

    pub fn read(image: &mut Reader) -> Self {
        Self {
            slots: image.table(),
            count: image.list::<u32>()[0] as usize,
        }
    }
}

/// Slots enough for some entities: at most five of eight are taken.
fn slots_for(entities: usize) -> usize {
    (entities * 8 / 5).next_power_of_two().max(16)
}

/// Puts a slot into the first free place.
fn place(slots: &mut [u32], id: &str, slot: u32) {
    let mask = slots.len() - 1;
    let mut at = hash_bytes(id.as_bytes()) as usize & mask;
    while slots[at] != 0 {
        at = (at + 1) & mask;
    }
    slots[at] = slot;
}
