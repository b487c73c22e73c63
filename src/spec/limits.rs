//! Every maximum of a specification.

/// Bytes of a file.
pub const FILE_BYTES: usize = 16 << 20;
/// Levels of nesting in a file.
pub const DEPTH: usize = 32;
/// Nodes (mappings, lists, scalars) of a file, those repeated by aliases included.
pub const NODES: usize = 500_000;
/// Virtual interfaces of a specification; identifiers have 12 bits.
pub const INTERFACES: u64 = 4096;
/// Service classes.
pub const CLASSES: usize = 8;
/// Weight of a class.
pub const CLASS_WEIGHT: u64 = 255;
/// Rules of one interface.
pub const RULES: usize = 1024;
/// Values of one line of a match.
pub const VALUES: usize = 256;
/// Multicast addresses of one interface.
pub const MULTICAST: usize = 64;
/// Characters of a name.
pub const NAME_CHARS: usize = 48;
/// Contexts of a fully associative cache.
pub const CACHE_CONTEXTS: u64 = 32;
/// Sets of a set-associative cache.
pub const CACHE_SETS: u64 = 256;
/// Ways of a set-associative cache.
pub const CACHE_WAYS: u64 = 8;
/// Contexts of a set-associative cache.
pub const CACHE_CONTEXTS_SETS: u64 = CACHE_SETS * CACHE_WAYS;
/// Descriptors of a queue (VIRTIO 1.x, split virtqueues).
pub const QUEUE: u64 = 32_768;
/// Descriptors of a queue by default, as a power of two.
pub const QUEUE_DEFAULT_LOG2: u8 = 8;
/// Rate of a queue's token bucket in bit/s, least and most.
pub const QUEUE_RATE: (u64, u64) = (10_000, LINE_RATE.1);
/// Depth of a queue's token bucket in bytes, least and most.
pub const QUEUE_BURST: (u64, u64) = (64, 8 << 20);
/// Depth of a queue's token bucket in bytes by default.
pub const QUEUE_BURST_DEFAULT: u64 = 16 << 10;
/// Bytes of a DMA window, least and most.
pub const DMA_BYTES: (u64, u64) = (1, 1 << 46);
/// Bytes of the rule store, least and most.
pub const RULE_STORE_BYTES: (u64, u64) = (1 << 10, 1 << 20);
/// Clock in Hz, least and most.
pub const CLOCK_HZ: (u64, u64) = (1_000_000, 1_000_000_000);
/// Line rate in bit/s, least and most.
pub const LINE_RATE: (u64, u64) = (10_000_000, 100_000_000_000);
/// Bytes of the payload of a frame (RFC 791 asks for 68; 9018-byte frames carry 9000).
pub const MTU_BYTES: (u64, u64) = (68, 9000);
/// Copies per second of the replication queue, least and most.
pub const REPLICATION_RATE: (u64, u64) = (1, 150_000_000);
/// Copies in a burst of the replication queue.
pub const REPLICATION_BURST: u64 = 4096;
/// Largest priority number of a rule.
pub const PRIORITY: u64 = 65_535;
/// Bytes of the stride between context records.
pub const CONTEXT_STRIDE_BYTES: u64 = 512;
/// Most bytes of the table image behind the context table.
pub const TABLE_IMAGE_BYTES: u64 = 8 << 16;
/// Alignment of the context table in bytes: a page.
pub const CONTEXT_ALIGN_BYTES: u64 = 4096;
