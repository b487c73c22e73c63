// Context record of ctxnic: include this inside a module. A field is
// word[CTX_<F>_WORD][CTX_<F>_LO +: CTX_<F>_W], words counted from the start of its piece.

// bytes from one record to the next
localparam CTX_STRIDE_BYTES = 512;
// the same in 64-bit words
localparam CTX_STRIDE_WORDS = 64;
// version of the layout, in `host.layout`
localparam CTX_LAYOUT = 1;
// magic number, in `host.magic`
localparam CTX_MAGIC = 21059;
// first word of copy B of the host's piece
localparam CTX_HOST_B_WORD = 16;
// first word of the piece host, copy A
localparam CTX_HOST_WORD = 0;
// words of the piece host
localparam CTX_HOST_WORDS = 16;
// first word of the piece rx
localparam CTX_RX_WORD = 32;
// words of the piece rx
localparam CTX_RX_WORDS = 8;
// first word of the piece tx
localparam CTX_TX_WORD = 40;
// words of the piece tx
localparam CTX_TX_WORDS = 8;
// first word of the piece ctl
localparam CTX_CTL_WORD = 48;
// words of the piece ctl
localparam CTX_CTL_WORDS = 8;

// number of the interface, as in the record's address
localparam CTX_HOST_ID_WORD = 0;
localparam CTX_HOST_ID_LO = 0;
localparam CTX_HOST_ID_W = 12;

// version of this layout, 1
localparam CTX_HOST_LAYOUT_WORD = 0;
localparam CTX_HOST_LAYOUT_LO = 12;
localparam CTX_HOST_LAYOUT_W = 4;

// counts the host's updates of this record, wraps
localparam CTX_HOST_VERSION_WORD = 0;
localparam CTX_HOST_VERSION_LO = 16;
localparam CTX_HOST_VERSION_W = 16;

// 0 free, 1 stopped (takes no frames), 2 running, 3 impossible
localparam CTX_HOST_STATE_WORD = 0;
localparam CTX_HOST_STATE_LO = 32;
localparam CTX_HOST_STATE_W = 2;

// service class, 0 is the highest
localparam CTX_HOST_CLASS_WORD = 0;
localparam CTX_HOST_CLASS_LO = 34;
localparam CTX_HOST_CLASS_W = 3;

// stays in the context cache
localparam CTX_HOST_PINNED_WORD = 0;
localparam CTX_HOST_PINNED_LO = 37;
localparam CTX_HOST_PINNED_W = 1;

// receives frames for every address of its VLANs
localparam CTX_HOST_PROMISCUOUS_WORD = 0;
localparam CTX_HOST_PROMISCUOUS_LO = 38;
localparam CTX_HOST_PROMISCUOUS_W = 1;

// receives broadcast frames
localparam CTX_HOST_BROADCAST_WORD = 0;
localparam CTX_HOST_BROADCAST_LO = 39;
localparam CTX_HOST_BROADCAST_W = 1;

// sent frames must carry the interface's MAC and VLAN
localparam CTX_HOST_SPOOF_CHECK_WORD = 0;
localparam CTX_HOST_SPOOF_CHECK_LO = 40;
localparam CTX_HOST_SPOOF_CHECK_W = 1;

// reception is on
localparam CTX_HOST_RX_ENABLE_WORD = 0;
localparam CTX_HOST_RX_ENABLE_LO = 41;
localparam CTX_HOST_RX_ENABLE_W = 1;

// transmission is on
localparam CTX_HOST_TX_ENABLE_WORD = 0;
localparam CTX_HOST_TX_ENABLE_LO = 42;
localparam CTX_HOST_TX_ENABLE_W = 1;

// 0x5243
localparam CTX_HOST_MAGIC_WORD = 0;
localparam CTX_HOST_MAGIC_LO = 48;
localparam CTX_HOST_MAGIC_W = 16;

// unicast address, the first byte on the wire in the highest bits
localparam CTX_HOST_MAC_WORD = 1;
localparam CTX_HOST_MAC_LO = 0;
localparam CTX_HOST_MAC_W = 48;

// 0 none, 1 access, 2 trunk, 3 impossible
localparam CTX_HOST_VLAN_MODE_WORD = 1;
localparam CTX_HOST_VLAN_MODE_LO = 48;
localparam CTX_HOST_VLAN_MODE_W = 2;

// access: the VLAN; trunk: the native VLAN, 0 if there is none
localparam CTX_HOST_VLAN_ID_WORD = 1;
localparam CTX_HOST_VLAN_ID_LO = 50;
localparam CTX_HOST_VLAN_ID_W = 12;

// trunk: map of 4096 bits (512 bytes, 512-byte aligned) of the VLANs allowed, bit `v % 64` of word `v / 64`; else 0
localparam CTX_HOST_TRUNK_ADDRESS_WORD = 2;
localparam CTX_HOST_TRUNK_ADDRESS_LO = 0;
localparam CTX_HOST_TRUNK_ADDRESS_W = 64;

// first address of the window as the guest sees it
localparam CTX_HOST_DMA_GUEST_WORD = 3;
localparam CTX_HOST_DMA_GUEST_LO = 0;
localparam CTX_HOST_DMA_GUEST_W = 64;

// first address of the window in system memory
localparam CTX_HOST_DMA_HOST_WORD = 4;
localparam CTX_HOST_DMA_HOST_LO = 0;
localparam CTX_HOST_DMA_HOST_W = 64;

// size of the window; 0 allows nothing
localparam CTX_HOST_DMA_SIZE_WORD = 5;
localparam CTX_HOST_DMA_SIZE_LO = 0;
localparam CTX_HOST_DMA_SIZE_W = 64;

// rule table of reception, 8-byte aligned; 0: none, every frame is delivered
localparam CTX_HOST_RX_TABLE_ADDRESS_WORD = 6;
localparam CTX_HOST_RX_TABLE_ADDRESS_LO = 0;
localparam CTX_HOST_RX_TABLE_ADDRESS_W = 64;

// CRC-32 of the table's bytes
localparam CTX_HOST_RX_TABLE_CRC_WORD = 7;
localparam CTX_HOST_RX_TABLE_CRC_LO = 0;
localparam CTX_HOST_RX_TABLE_CRC_W = 32;

// length of the table in 64-bit words; 0 if there is none
localparam CTX_HOST_RX_TABLE_WORDS_WORD = 7;
localparam CTX_HOST_RX_TABLE_WORDS_LO = 32;
localparam CTX_HOST_RX_TABLE_WORDS_W = 16;

// the card's counter of the table's rule 0; rule n has the n-th after it
localparam CTX_HOST_RX_COUNTER_WORD = 7;
localparam CTX_HOST_RX_COUNTER_LO = 48;
localparam CTX_HOST_RX_COUNTER_W = 16;

// rule table of transmission, 8-byte aligned; 0: none, every frame is delivered
localparam CTX_HOST_TX_TABLE_ADDRESS_WORD = 8;
localparam CTX_HOST_TX_TABLE_ADDRESS_LO = 0;
localparam CTX_HOST_TX_TABLE_ADDRESS_W = 64;

// CRC-32 of the table's bytes
localparam CTX_HOST_TX_TABLE_CRC_WORD = 9;
localparam CTX_HOST_TX_TABLE_CRC_LO = 0;
localparam CTX_HOST_TX_TABLE_CRC_W = 32;

// length of the table in 64-bit words; 0 if there is none
localparam CTX_HOST_TX_TABLE_WORDS_WORD = 9;
localparam CTX_HOST_TX_TABLE_WORDS_LO = 32;
localparam CTX_HOST_TX_TABLE_WORDS_W = 16;

// the card's counter of the table's rule 0
localparam CTX_HOST_TX_COUNTER_WORD = 9;
localparam CTX_HOST_TX_COUNTER_LO = 48;
localparam CTX_HOST_TX_COUNTER_W = 16;

// rate of the receive token bucket; 0: no limit
localparam CTX_HOST_RX_RATE_WORD = 10;
localparam CTX_HOST_RX_RATE_LO = 0;
localparam CTX_HOST_RX_RATE_W = 32;

// depth of the receive token bucket
localparam CTX_HOST_RX_BURST_WORD = 10;
localparam CTX_HOST_RX_BURST_LO = 32;
localparam CTX_HOST_RX_BURST_W = 24;

// largest receive queue offered to the guest, 2^n descriptors
localparam CTX_HOST_RX_QUEUE_WORD = 10;
localparam CTX_HOST_RX_QUEUE_LO = 56;
localparam CTX_HOST_RX_QUEUE_W = 4;

// rate of the transmit token bucket; 0: no limit
localparam CTX_HOST_TX_RATE_WORD = 11;
localparam CTX_HOST_TX_RATE_LO = 0;
localparam CTX_HOST_TX_RATE_W = 32;

// depth of the transmit token bucket
localparam CTX_HOST_TX_BURST_WORD = 11;
localparam CTX_HOST_TX_BURST_LO = 32;
localparam CTX_HOST_TX_BURST_W = 24;

// largest transmit queue offered to the guest, 2^n descriptors
localparam CTX_HOST_TX_QUEUE_WORD = 11;
localparam CTX_HOST_TX_QUEUE_LO = 56;
localparam CTX_HOST_TX_QUEUE_W = 4;

// where an interrupt message is written, 4-byte aligned
localparam CTX_HOST_IRQ_ADDRESS_WORD = 12;
localparam CTX_HOST_IRQ_ADDRESS_LO = 0;
localparam CTX_HOST_IRQ_ADDRESS_W = 64;

// what is written there
localparam CTX_HOST_IRQ_DATA_WORD = 13;
localparam CTX_HOST_IRQ_DATA_LO = 0;
localparam CTX_HOST_IRQ_DATA_W = 32;

// 0 none, 1 line, 2 message, 3 impossible
localparam CTX_HOST_IRQ_MODE_WORD = 13;
localparam CTX_HOST_IRQ_MODE_LO = 32;
localparam CTX_HOST_IRQ_MODE_W = 2;

// largest payload after the Ethernet header, told to the guest
localparam CTX_HOST_MTU_WORD = 13;
localparam CTX_HOST_MTU_LO = 48;
localparam CTX_HOST_MTU_W = 16;

// VIRTIO feature bits offered to the guest
localparam CTX_HOST_FEATURES_WORD = 14;
localparam CTX_HOST_FEATURES_LO = 0;
localparam CTX_HOST_FEATURES_W = 64;

// CRC-32 of the piece's 128 bytes with these four taken as zero
localparam CTX_HOST_CRC_WORD = 15;
localparam CTX_HOST_CRC_LO = 32;
localparam CTX_HOST_CRC_W = 32;

// descriptor table, guest address, 16-byte aligned
localparam CTX_RX_DESC_WORD = 0;
localparam CTX_RX_DESC_LO = 0;
localparam CTX_RX_DESC_W = 64;

// available ring, guest address, 2-byte aligned
localparam CTX_RX_AVAIL_WORD = 1;
localparam CTX_RX_AVAIL_LO = 0;
localparam CTX_RX_AVAIL_W = 64;

// used ring, guest address, 4-byte aligned
localparam CTX_RX_USED_WORD = 2;
localparam CTX_RX_USED_LO = 0;
localparam CTX_RX_USED_W = 64;

// next entry of the available ring to take, wraps
localparam CTX_RX_AVAIL_INDEX_WORD = 3;
localparam CTX_RX_AVAIL_INDEX_LO = 0;
localparam CTX_RX_AVAIL_INDEX_W = 16;

// next entry of the used ring to write, wraps
localparam CTX_RX_USED_INDEX_WORD = 3;
localparam CTX_RX_USED_INDEX_LO = 16;
localparam CTX_RX_USED_INDEX_W = 16;

// descriptors of the queue, 2^n
localparam CTX_RX_SIZE_WORD = 3;
localparam CTX_RX_SIZE_LO = 32;
localparam CTX_RX_SIZE_W = 4;

// the guest has set the queue up
localparam CTX_RX_READY_WORD = 3;
localparam CTX_RX_READY_LO = 36;
localparam CTX_RX_READY_W = 1;

// VIRTIO_F_EVENT_IDX is in use
localparam CTX_RX_EVENT_IDX_WORD = 3;
localparam CTX_RX_EVENT_IDX_LO = 37;
localparam CTX_RX_EVENT_IDX_W = 1;

// VIRTIO_F_INDIRECT_DESC is in use
localparam CTX_RX_INDIRECT_WORD = 3;
localparam CTX_RX_INDIRECT_LO = 38;
localparam CTX_RX_INDIRECT_W = 1;

// used index at the last interrupt
localparam CTX_RX_SIGNALLED_WORD = 3;
localparam CTX_RX_SIGNALLED_LO = 48;
localparam CTX_RX_SIGNALLED_W = 16;

// level of the token bucket
localparam CTX_RX_TOKENS_WORD = 4;
localparam CTX_RX_TOKENS_LO = 0;
localparam CTX_RX_TOKENS_W = 48;

// head of the next descriptor chain, if `next_valid`
localparam CTX_RX_NEXT_HEAD_WORD = 4;
localparam CTX_RX_NEXT_HEAD_LO = 48;
localparam CTX_RX_NEXT_HEAD_W = 16;

// when the level was brought up to date: time of the last frame
localparam CTX_RX_TIME_WORD = 5;
localparam CTX_RX_TIME_LO = 0;
localparam CTX_RX_TIME_W = 48;

// `next_head`, `next_address` and `next_length` hold a descriptor already read
localparam CTX_RX_NEXT_VALID_WORD = 5;
localparam CTX_RX_NEXT_VALID_LO = 48;
localparam CTX_RX_NEXT_VALID_W = 1;

// guest address of its first buffer
localparam CTX_RX_NEXT_ADDRESS_WORD = 6;
localparam CTX_RX_NEXT_ADDRESS_LO = 0;
localparam CTX_RX_NEXT_ADDRESS_W = 64;

// length of its first buffer
localparam CTX_RX_NEXT_LENGTH_WORD = 7;
localparam CTX_RX_NEXT_LENGTH_LO = 0;
localparam CTX_RX_NEXT_LENGTH_W = 32;

// why the queue stopped, 0 if it did not
localparam CTX_RX_ERROR_WORD = 7;
localparam CTX_RX_ERROR_LO = 32;
localparam CTX_RX_ERROR_W = 8;

// what the error is about: descriptor index, or low bits of an address
localparam CTX_RX_ERROR_INFO_WORD = 7;
localparam CTX_RX_ERROR_INFO_LO = 40;
localparam CTX_RX_ERROR_INFO_W = 24;

// descriptor table, guest address, 16-byte aligned
localparam CTX_TX_DESC_WORD = 0;
localparam CTX_TX_DESC_LO = 0;
localparam CTX_TX_DESC_W = 64;

// available ring, guest address, 2-byte aligned
localparam CTX_TX_AVAIL_WORD = 1;
localparam CTX_TX_AVAIL_LO = 0;
localparam CTX_TX_AVAIL_W = 64;

// used ring, guest address, 4-byte aligned
localparam CTX_TX_USED_WORD = 2;
localparam CTX_TX_USED_LO = 0;
localparam CTX_TX_USED_W = 64;

// next entry of the available ring to take, wraps
localparam CTX_TX_AVAIL_INDEX_WORD = 3;
localparam CTX_TX_AVAIL_INDEX_LO = 0;
localparam CTX_TX_AVAIL_INDEX_W = 16;

// next entry of the used ring to write, wraps
localparam CTX_TX_USED_INDEX_WORD = 3;
localparam CTX_TX_USED_INDEX_LO = 16;
localparam CTX_TX_USED_INDEX_W = 16;

// descriptors of the queue, 2^n
localparam CTX_TX_SIZE_WORD = 3;
localparam CTX_TX_SIZE_LO = 32;
localparam CTX_TX_SIZE_W = 4;

// the guest has set the queue up
localparam CTX_TX_READY_WORD = 3;
localparam CTX_TX_READY_LO = 36;
localparam CTX_TX_READY_W = 1;

// VIRTIO_F_EVENT_IDX is in use
localparam CTX_TX_EVENT_IDX_WORD = 3;
localparam CTX_TX_EVENT_IDX_LO = 37;
localparam CTX_TX_EVENT_IDX_W = 1;

// VIRTIO_F_INDIRECT_DESC is in use
localparam CTX_TX_INDIRECT_WORD = 3;
localparam CTX_TX_INDIRECT_LO = 38;
localparam CTX_TX_INDIRECT_W = 1;

// used index at the last interrupt
localparam CTX_TX_SIGNALLED_WORD = 3;
localparam CTX_TX_SIGNALLED_LO = 48;
localparam CTX_TX_SIGNALLED_W = 16;

// level of the token bucket
localparam CTX_TX_TOKENS_WORD = 4;
localparam CTX_TX_TOKENS_LO = 0;
localparam CTX_TX_TOKENS_W = 48;

// head of the next descriptor chain, if `next_valid`
localparam CTX_TX_NEXT_HEAD_WORD = 4;
localparam CTX_TX_NEXT_HEAD_LO = 48;
localparam CTX_TX_NEXT_HEAD_W = 16;

// when the level was brought up to date: time of the last frame
localparam CTX_TX_TIME_WORD = 5;
localparam CTX_TX_TIME_LO = 0;
localparam CTX_TX_TIME_W = 48;

// `next_head`, `next_address` and `next_length` hold a descriptor already read
localparam CTX_TX_NEXT_VALID_WORD = 5;
localparam CTX_TX_NEXT_VALID_LO = 48;
localparam CTX_TX_NEXT_VALID_W = 1;

// guest address of its first buffer
localparam CTX_TX_NEXT_ADDRESS_WORD = 6;
localparam CTX_TX_NEXT_ADDRESS_LO = 0;
localparam CTX_TX_NEXT_ADDRESS_W = 64;

// length of its first buffer
localparam CTX_TX_NEXT_LENGTH_WORD = 7;
localparam CTX_TX_NEXT_LENGTH_LO = 0;
localparam CTX_TX_NEXT_LENGTH_W = 32;

// why the queue stopped, 0 if it did not
localparam CTX_TX_ERROR_WORD = 7;
localparam CTX_TX_ERROR_LO = 32;
localparam CTX_TX_ERROR_W = 8;

// what the error is about: descriptor index, or low bits of an address
localparam CTX_TX_ERROR_INFO_WORD = 7;
localparam CTX_TX_ERROR_INFO_LO = 40;
localparam CTX_TX_ERROR_INFO_W = 24;

// VIRTIO device status
localparam CTX_CTL_STATUS_WORD = 0;
localparam CTX_CTL_STATUS_LO = 0;
localparam CTX_CTL_STATUS_W = 8;

// DeviceFeaturesSel: 0, 1, or 2 for anything above
localparam CTX_CTL_DEVICE_FEATURES_SEL_WORD = 0;
localparam CTX_CTL_DEVICE_FEATURES_SEL_LO = 8;
localparam CTX_CTL_DEVICE_FEATURES_SEL_W = 2;

// DriverFeaturesSel: 0, 1, or 2 for anything above
localparam CTX_CTL_DRIVER_FEATURES_SEL_WORD = 0;
localparam CTX_CTL_DRIVER_FEATURES_SEL_LO = 10;
localparam CTX_CTL_DRIVER_FEATURES_SEL_W = 2;

// QueueSel: 0 receive, 1 transmit, or 2 for anything above
localparam CTX_CTL_QUEUE_SEL_WORD = 0;
localparam CTX_CTL_QUEUE_SEL_LO = 12;
localparam CTX_CTL_QUEUE_SEL_W = 2;

// VIRTIO InterruptStatus: bit 0 used buffers, bit 1 configuration
localparam CTX_CTL_INTERRUPT_STATUS_WORD = 0;
localparam CTX_CTL_INTERRUPT_STATUS_LO = 14;
localparam CTX_CTL_INTERRUPT_STATUS_W = 2;

// VIRTIO ConfigGeneration, wraps
localparam CTX_CTL_CONFIG_GENERATION_WORD = 0;
localparam CTX_CTL_CONFIG_GENERATION_LO = 16;
localparam CTX_CTL_CONFIG_GENERATION_W = 16;

// why the device needs a reset, 0 if it does not
localparam CTX_CTL_ERROR_WORD = 0;
localparam CTX_CTL_ERROR_LO = 32;
localparam CTX_CTL_ERROR_W = 8;

// faults of this interface, stops at its maximum
localparam CTX_CTL_FAULTS_WORD = 0;
localparam CTX_CTL_FAULTS_LO = 48;
localparam CTX_CTL_FAULTS_W = 16;

// VIRTIO feature bits the guest has taken
localparam CTX_CTL_DRIVER_FEATURES_WORD = 1;
localparam CTX_CTL_DRIVER_FEATURES_LO = 0;
localparam CTX_CTL_DRIVER_FEATURES_W = 64;

// frames delivered to the guest
localparam CTX_CTL_RX_FRAMES_WORD = 2;
localparam CTX_CTL_RX_FRAMES_LO = 0;
localparam CTX_CTL_RX_FRAMES_W = 48;

// their bytes, without FCS
localparam CTX_CTL_RX_BYTES_WORD = 3;
localparam CTX_CTL_RX_BYTES_LO = 0;
localparam CTX_CTL_RX_BYTES_W = 48;

// frames of the guest that were sent
localparam CTX_CTL_TX_FRAMES_WORD = 4;
localparam CTX_CTL_TX_FRAMES_LO = 0;
localparam CTX_CTL_TX_FRAMES_W = 48;

// their bytes, without FCS
localparam CTX_CTL_TX_BYTES_WORD = 5;
localparam CTX_CTL_TX_BYTES_LO = 0;
localparam CTX_CTL_TX_BYTES_W = 48;

// frames for this guest that were dropped
localparam CTX_CTL_RX_DROPS_WORD = 6;
localparam CTX_CTL_RX_DROPS_LO = 0;
localparam CTX_CTL_RX_DROPS_W = 24;

// frames of the guest that were dropped
localparam CTX_CTL_TX_DROPS_WORD = 6;
localparam CTX_CTL_TX_DROPS_LO = 24;
localparam CTX_CTL_TX_DROPS_W = 24;

// time of the last fault
localparam CTX_CTL_FAULT_TIME_WORD = 7;
localparam CTX_CTL_FAULT_TIME_LO = 0;
localparam CTX_CTL_FAULT_TIME_W = 48;
