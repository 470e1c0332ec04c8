//! A compound file (MS-CFB), the small file system in which older workbooks, and newer ones that have a
//! password, are kept. Chains of sectors that turn back on themselves or lead out of the file end nothing
//! but the reading.

use encoding_rs::UTF_16LE;

/// The largest number of a sector; what is above marks an end or nothing.
const LAST_SECTOR: u32 = 0xFFFF_FFF9;
const END_OF_CHAIN: u32 = 0xFFFF_FFFE;

const HEADER: usize = 512;

/// How many numbers of sectors with the table the header itself has.
const IN_HEADER: usize = 109;

const ENTRY: usize = 128;

/// Sectors of the stream within which small streams are kept, and the size below which they are.
const SMALL_SECTOR: usize = 64;
const SMALL: usize = 4096;

pub struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    /// The sector behind each.
    next: Vec<u32>,
    entries: Vec<Entry>,
    small: Vec<u8>,
    small_next: Vec<u32>,
}

struct Entry {
    name: String,
    start: u32,
    length: usize,
}

impl<'a> Compound<'a> {
    pub fn open(bytes: &'a [u8]) -> Option<Compound<'a>> {
        let sector = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let (entries, small_next) = (Vec::new(), Vec::new());
        let mut file = Compound { bytes, sector, next: Vec::new(), entries, small: Vec::new(), small_next };
        file.next = file.table()?;
        let directory = file.chain(u32_at(bytes, 48)?, usize::MAX)?;
        file.entries = directory.chunks_exact(ENTRY).map(|entry| file.entry(entry)).collect::<Option<_>>()?;
        if u32_at(bytes, 64)? > 0 {
            let root = file.entries.first()?;
            file.small = file.chain(root.start, root.length)?;
            file.small_next = numbers(&file.chain(u32_at(bytes, 60)?, usize::MAX)?);
        }
        Some(file)
    }

    /// Whether there is anything of this name.
    pub fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// The whole of a stream.
    pub fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.find(name)?;
        if entry.length >= SMALL {
            return self.chain(entry.start, entry.length);
        }
        let sector = |id: usize| self.small.chunks(SMALL_SECTOR).nth(id);
        follow(entry.start, entry.length, &self.small_next, sector)
    }

    fn find(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// The table that tells which sector follows which. The numbers of its own sectors are in the header,
    /// and in a chain of further sectors.
    fn table(&self) -> Option<Vec<u32>> {
        let mut own = numbers(self.bytes.get(HEADER - IN_HEADER * 4..HEADER)?);
        let mut further = u32_at(self.bytes, 68)?;
        let most = self.bytes.len() / self.sector;
        while further <= LAST_SECTOR && own.len() <= most + IN_HEADER {
            let mut more = numbers(self.sector(further as usize)?);
            further = more.pop()?;
            own.append(&mut more);
        }
        own.retain(|id| *id <= LAST_SECTOR);
        if own.len() > most {
            return None;
        }
        let mut next = Vec::new();
        for id in own {
            next.extend(numbers(self.sector(id as usize)?));
        }
        Some(next)
    }

    fn sector(&self, id: usize) -> Option<&[u8]> {
        let start = id.checked_add(1)?.checked_mul(self.sector)?;
        let end = self.bytes.len().min(start.checked_add(self.sector)?);
        self.bytes.get(start..end)
    }

    fn chain(&self, start: u32, length: usize) -> Option<Vec<u8>> {
        follow(start, length, &self.next, |id| self.sector(id))
    }

    fn entry(&self, entry: &[u8]) -> Option<Entry> {
        let (name, ..) = UTF_16LE.decode_without_bom_handling(entry.get(..64)?);
        let name = name.split('\0').next().unwrap_or_default().to_owned();
        let length = u32_at(entry, 120)? as usize;
        Some(Entry { name, start: u32_at(entry, 116)?, length })
    }
}

/// The content of a chain of sectors, as far as it is meant; `None` where it is longer than all sectors.
fn follow<'a>(start: u32, length: usize, next: &[u32], sector: impl Fn(usize) -> Option<&'a [u8]>) -> Option<Vec<u8>> {
    let mut content = Vec::new();
    let mut id = start;
    let mut steps = 0;
    while id != END_OF_CHAIN && content.len() < length {
        content.extend_from_slice(sector(id as usize)?);
        steps += 1;
        if steps > next.len() {
            return None;
        }
        id = *next.get(id as usize)?;
    }
    content.truncate(length);
    Some(content)
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).filter_map(|bytes| u32_at(bytes, 0)).collect()
}

pub fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_le_bytes)
}

pub fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}

pub fn f64_at(bytes: &[u8], at: usize) -> Option<f64> {
    bytes.get(at..at.checked_add(8)?)?.try_into().ok().map(f64::from_le_bytes)
}
