//! The image of a lexicon: its tables one after the other, as `build.rs` writes them and a program reads them.
//!
//! Numbers are little-endian. A list is its length and its records; a record is a fixed number of cells of four
//! bytes, so that reading a list is one pass without decisions. The image is part of the binary that was built from
//! the same source files, hence no version and no error: reading what was not written is a bug.
//!
//! Big tables are not even read: a [`Table`] decodes a record where the image holds it, each time it is asked for, at
//! the price of reading a `Vec`. Only who adds to it makes it a `Vec`.

/// A record of a fixed number of cells.
pub(super) trait Stored: Sized {
    /// How many cells.
    const CELLS: usize;

    /// Appends the cells.
    fn write(&self, out: &mut Vec<u32>);

    /// Reads a record from its bytes.
    fn read(bytes: &[u8]) -> Self;
}

/// Records of an image, or in memory from the first change on.
#[derive(Debug)]
pub(super) enum Table<T> {
    /// As the image holds them.
    Image(&'static [u8]),
    /// In memory.
    Own(Vec<T>),
}

impl<T: Stored + Copy> Table<T> {
    /// Number of records.
    #[inline]
    pub fn len(&self) -> usize {
        match self {
            Self::Image(bytes) => bytes.len() / (T::CELLS * 4),
            Self::Own(records) => records.len(),
        }
    }

    /// The record with this number.
    #[inline]
    pub fn get(&self, number: usize) -> T {
        match self {
            Self::Image(bytes) => in_image(bytes, number),
            Self::Own(records) => records[number],
        }
    }

    /// The records, to be changed.
    #[inline]
    pub fn own(&mut self) -> &mut Vec<T> {
        if let Self::Image(bytes) = self {
            *self = Self::Own(bytes.chunks_exact(T::CELLS * 4).map(T::read).collect());
        }
        match self {
            Self::Own(records) => records,
            Self::Image(_) => unreachable!("it was made a Vec just now"),
        }
    }

    /// All records.
    pub fn to_vec(&self) -> Vec<T> {
        (0..self.len()).map(|number| self.get(number)).collect()
    }
}

/// A record where the image holds it.
#[inline]
pub(super) fn in_image<T: Stored>(bytes: &[u8], number: usize) -> T {
    let width = T::CELLS * 4;
    T::read(&bytes[number * width..][..width])
}

/// The cell with this number.
#[inline]
pub(super) fn cell(bytes: &[u8], number: usize) -> u32 {
    let bytes = &bytes[number * 4..number * 4 + 4];
    u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])
}

/// An image in the making.
#[derive(Default)]
pub(super) struct Writer {
    bytes: Vec<u8>,
    cells: Vec<u32>,
}

impl Writer {
    /// Appends a list.
    pub fn list<T: Stored>(&mut self, records: &[T]) {
        self.cells.clear();
        self.cells.push(records.len() as u32);
        for record in records {
            record.write(&mut self.cells);
        }
        self.bytes
            .extend(self.cells.iter().flat_map(|cell| cell.to_le_bytes()));
    }

    /// Appends a text.
    pub fn text(&mut self, text: &str) {
        self.bytes.extend((text.len() as u32).to_le_bytes());
        self.bytes.extend(text.as_bytes());
    }

    /// The finished image.
    pub fn finish(self) -> Vec<u8> {
        self.bytes
    }
}

/// An image being read.
pub(super) struct Reader {
    bytes: &'static [u8],
}

impl Reader {
    /// Begins at the first list.
    pub fn new(bytes: &'static [u8]) -> Self {
        Self { bytes }
    }

    /// The next list, read.
    pub fn list<T: Stored>(&mut self) -> Vec<T> {
        self.records::<T>()
            .chunks_exact(T::CELLS * 4)
            .map(T::read)
            .collect()
    }

    /// The next list, left where it is.
    pub fn table<T: Stored>(&mut self) -> Table<T> {
        Table::Image(self.records::<T>())
    }

    fn records<T: Stored>(&mut self) -> &'static [u8] {
        let count = cell(self.take(4), 0) as usize;
        self.take(count * T::CELLS * 4)
    }

    /// The next text.
    pub fn text(&mut self) -> &'static str {
        let length = cell(self.take(4), 0) as usize;
        std::str::from_utf8(self.take(length)).expect("build.rs wrote it from a str")
    }

    fn take(&mut self, length: usize) -> &'static [u8] {
        let (taken, rest) = self.bytes.split_at(length);
        self.bytes = rest;
        taken
    }
}

impl Stored for u32 {
    const CELLS: usize = 1;

    fn write(&self, out: &mut Vec<u32>) {
        out.push(*self);
    }

    #[inline]
    fn read(bytes: &[u8]) -> Self {
        cell(bytes, 0)
    }
}

impl Stored for u128 {
    const CELLS: usize = 4;

    fn write(&self, out: &mut Vec<u32>) {
        out.extend([
            *self as u32,
            (*self >> 32) as u32,
            (*self >> 64) as u32,
            (*self >> 96) as u32,
        ]);
    }

    #[inline]
    fn read(bytes: &[u8]) -> Self {
        bytes
            .first_chunk()
            .map_or(0, |bytes| Self::from_le_bytes(*bytes))
    }
}

impl<const N: usize> Stored for [u32; N] {
    const CELLS: usize = N;

    fn write(&self, out: &mut Vec<u32>) {
        out.extend(self);
    }

    #[inline]
    fn read(bytes: &[u8]) -> Self {
        std::array::from_fn(|number| cell(bytes, number))
    }
}
